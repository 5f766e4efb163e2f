package io.mockmongo.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.mockmongo.journal.DocumentSummary;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpMsg;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** With the system property {@code mockmongo.fullDocuments=true} nothing is folded or cut. */
@Isolated
class FullDocumentsTest {

  @Test
  void in_transcripts_and_in_the_live_view() {
    Received ping =
        Received.of(
            OpMsg.of(
                1,
                0,
                ExtendedJson.parse("{ping: 1, comment: '" + "x".repeat(2000) + "', $db: 'shop'}")));
    var printed = new ByteArrayOutputStream();
    System.setProperty(DocumentSummary.FULL_DOCUMENTS_PROPERTY, "true");
    try {
      new LiveConversation(new PrintStream(printed, true, UTF_8)).accept(ping);

      assertThat(printed.toString(UTF_8), containsString(ping.text()));
      assertThat(
          Transcript.of(new Journal(List.of(ping), 0, Position.START, Instant.EPOCH)),
          containsString(ping.text()));
    } finally {
      System.clearProperty(DocumentSummary.FULL_DOCUMENTS_PROPERTY);
    }
  }
}
