package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.journal.Fact;
import io.mockmongo.report.LiveConversation;
import io.mockmongo.report.LiveViewOptions;
import io.mockmongo.report.Transcript;
import io.mockmongo.script.Finding;
import io.mockmongo.server.MockMongoServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Names and texts of a client can't control a terminal, nor forge a line of a report. */
class VisibleNamesTest {

  /** Line ends, a backspace, colours, bidirectional overrides, and a C1 control character. */
  private static final String EVIL = "a\n9. forged\r\b\u001b[31m\u202e\u009b2J\u2028z";

  private static final String SHOWN = "a\\n9. forged\\r\\b\\u001b[31m\\u202e\\u009b2J\\u2028z";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final MockMongoServer server =
      MockMongoServer.builder()
          .timeout(Duration.ofMillis(300))
          .listener(
              new LiveConversation(
                  new PrintStream(printed, true, StandardCharsets.UTF_8), LiveViewOptions.plain()))
          .start();
  private final MongoClient client =
      MongoClients.create(
          server.applyTo(MongoClientSettings.builder()).applicationName(EVIL).build());

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private static void assertVisible(String text) {
    assertThat(
        text,
        text.codePoints()
            .filter(c -> c != '\n')
            .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT),
        is(false));
    assertThat(text, text.lines().noneMatch(line -> line.startsWith("9. forged")), is(true));
  }

  @Test
  void in_failures_transcripts_and_the_live_view() {
    server.autoResponds(command("insert")).replies("{n: 1}");
    client
        .getDatabase("shop")
        .getCollection(EVIL)
        .insertOne(new Document("_id", EVIL).append(EVIL, 1));

    String other =
        assertThrows(
                AssertionError.class,
                () ->
                    server.verify(
                        once(),
                        command("insert").on("shop.b").matching("{documents: [{_id: 'x'}]}")))
            .getMessage();
    String application =
        assertThrows(
                AssertionError.class,
                () -> server.verify(never(), handshake().fromApplication(EVIL)))
            .getMessage();

    assertThat(other, containsString("insert shop." + SHOWN + "  {insert: '" + SHOWN + "'"));
    assertThat(other, containsString("'" + SHOWN + "': 1"));
    assertVisible(other);
    assertVisible(application);
    assertVisible(Transcript.of(server.journal()));
    assertVisible(Transcript.withFullDocuments(server.journal()));
    assertVisible(printed.toString(StandardCharsets.UTF_8));
    server.journal().facts().stream().map(Fact::toString).forEach(VisibleNamesTest::assertVisible);
  }

  @Test
  void in_refusals_and_findings() {
    server.autoResponds(command(EVIL).on("other.c")).repliesOk();

    MongoCommandException refused =
        assertThrows(
            MongoCommandException.class,
            () -> client.getDatabase("shop").runCommand(new Document(EVIL, EVIL)));

    assertVisible(refused.getErrorMessage());
    for (Finding finding : server.lifecycle().findings()) {
      assertVisible(finding.text());
      assertThat(finding.text(), containsString(SHOWN + " shop." + SHOWN + " was not answered"));
    }
    assertThat(server.lifecycle().findings().size(), is(1));
  }
}
