package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import io.mockmongo.journal.Fact;
import io.mockmongo.report.LiveConversation;
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

/** However long documents are, texts about them are short. */
class LongDocumentsTest {

  private static final String LONG = "x".repeat(2_000_000);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final MockMongoServer server =
      MockMongoServer.builder()
          .timeout(Duration.ofMillis(300))
          .listener(new LiveConversation(new PrintStream(printed, true, StandardCharsets.UTF_8)))
          .start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void of_failures_transcripts_and_the_live_view() {
    server.autoResponds(command("insert")).replies("{n: 1}");
    for (int i = 0; i < 4; i++) {
      insert(i);
    }

    AssertionError none =
        assertThrows(
            AssertionError.class,
            () ->
                server.verify(
                    once(), command("insert").matching("{documents: [{_id: 9, a: 'xxxy'}]}")));
    AssertionError four =
        assertThrows(AssertionError.class, () -> server.verify(once(), command("insert")));

    assertThat(none.getMessage().length(), lessThan(10_000));
    assertThat(none.getMessage(), containsString("documents[0]._id: expected 9, but was 0"));
    assertThat(none.getMessage(), containsString("documents[0].a: expected 'xxxy', but was 'xxx"));
    assertThat(four.getMessage().length(), lessThan(10_000));
    assertThat(Transcript.of(server.journal()).length(), lessThan(20_000));
    assertThat(Transcript.withFullDocuments(server.journal()).length(), lessThan(500_000));
    assertThat(printed.size(), lessThan(20_000));
    for (Fact fact : server.journal().facts()) {
      assertThat(fact.toString().length(), lessThan(3_000));
    }
    assertThat(
        command("insert").matching("{documents: [{a: '" + LONG + "'}]}").toString().length(),
        lessThan(3_000));
  }

  @Test
  void of_refusals_and_findings() {
    String name = "c".repeat(100_000);

    MongoCommandException refused =
        assertThrows(
            MongoCommandException.class,
            () -> client.getDatabase("shop").runCommand(new Document(name, LONG)));

    assertThat(refused.getErrorMessage(), startsWith("MockMongo: ccc"));
    assertThat(refused.getErrorMessage().length(), lessThan(300));
    Finding finding = server.lifecycle().findings().get(0);
    assertThat(finding.text().length(), lessThan(5_000));
    assertThat(finding.kind(), is(Finding.Kind.UNMATCHED));
  }

  @Test
  void of_exceptions_that_a_responder_throws() {
    server
        .autoResponds(command("insert"))
        .replies(
            request -> {
              throw new IllegalStateException("no reply to " + request.command().document());
            });

    MongoCommandException thrown = assertThrows(MongoCommandException.class, () -> insert(1));

    assertThat(thrown.getErrorMessage().length(), lessThan(2_000));
    assertThat(server.lifecycle().findings().get(0).text().length(), lessThan(5_000));
  }

  private void insert(int id) {
    client
        .getDatabase("shop")
        .getCollection("orders")
        .insertOne(new Document("_id", id).append("a", LONG).append("b", LONG.getBytes()));
  }
}
