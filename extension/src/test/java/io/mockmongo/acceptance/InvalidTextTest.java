package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.LegacyMessages.query;
import static io.mockmongo.matchers.MongoMatchers.anyRequest;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.client.model.Filters;
import io.mockmongo.journal.ProtocolRule;
import io.mockmongo.journal.ProtocolWarning;
import io.mockmongo.report.Transcript;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.script.Finding;
import io.mockmongo.script.Times;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.MessageEncoder;
import java.util.List;
import org.bson.BsonDbPointer;
import org.bson.BsonRegularExpression;
import org.bson.Document;
import org.bson.types.Code;
import org.bson.types.CodeWithScope;
import org.bson.types.ObjectId;
import org.bson.types.Symbol;
import org.junit.jupiter.api.Test;

/** Texts that are not UTF-8 are accepted, as by a server: the driver sends half an emoji so. */
class InvalidTextTest {

  private static final String HALF = "nice \uD83D\uDE00".substring(0, 6);
  private static final String SHOWN = "nice \uFFFD";

  @Test
  void an_insert_of_half_an_emoji_is_stored_shown_and_warned_of() {
    try (var server = MockMongoServer.builder().answers(DefaultAnswers.EMPTY_DATABASE).start();
        var client = Driver.connect(server)) {
      Driver.orders(client).insertOne(new Document("_id", 1).append("text", HALF));

      server.verify(
          Times.once(), command("insert").matching("{documents: [{text: '" + SHOWN + "'}]}"));
      server.verify(
          Times.once(),
          command("insert")
              .matching(
                  new Document("documents", List.of(new Document("text", HALF))).toBsonDocument()));
      ProtocolWarning warning = server.journal().warnings().get(0);
      assertThat(warning.rule(), is(ProtocolRule.UTF8));
      assertThat(
          warning.text().replaceFirst("^\\d+\\.", "n.").replaceAll("offset \\d+", "offset n"),
          is(
              "n. insert shop.orders: strings and names are valid UTF-8, but the string at"
                  + " offset n has invalid bytes at offset n"));
      assertThat(server.journal().warnings().size(), is(1));
      assertThat(Transcript.of(server.journal()), containsString("{_id: 1, text: 'nice \uFFFD'}"));
      server.assertSatisfied();
    }
  }

  @Test
  void every_kind_of_text_is_accepted_and_described() {
    Document every =
        new Document("_id", 1)
            .append("name " + HALF, 1)
            .append("regex", new BsonRegularExpression(HALF, "i"))
            .append("symbol", new Symbol(HALF))
            .append("code", new Code(HALF))
            .append("scope", new CodeWithScope(HALF, new Document(HALF, HALF)))
            .append("pointer", new BsonDbPointer(HALF, new ObjectId()))
            .append("list", List.of(HALF, new Document(HALF, List.of(HALF))));
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      server.autoResponds(command("insert")).replies("{n: 1}");
      server.autoResponds(command("find")).replies("{cursor: {id: 0, firstBatch: [{_id: 1}]}}");

      Driver.orders(client).insertOne(every);
      client
          .getDatabase("shop")
          .getCollection("orders" + HALF)
          .find(Filters.and(every, Filters.regex("a", HALF)))
          .first();

      server.verify(Times.once(), command("find").on("shop.orders" + SHOWN));
      AssertionError error =
          assertThrows(
              AssertionError.class,
              () ->
                  server.verify(
                      Times.once(), command("insert").matching("{documents: [{_id: 2}]}")));
      assertThat(error.getMessage(), containsString("insert shop.orders"));
      assertThat(Transcript.of(server.journal()), containsString(SHOWN));
      server
          .journal()
          .received()
          .forEach(
              request -> {
                request.toString();
                request.command().document().hashCode();
                request.command().document().toJson();
              });
      server.assertSatisfied();
    }
  }

  @Test
  void names_of_a_legacy_query_and_of_a_sequence_are_accepted() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.autoResponds(anyRequest()).repliesOk();

      client.send(withInvalid(MessageEncoder.encode(query(1, "shop.c~", "{a: 1}"))));
      client.reads();
      client.send(withInvalid(RawClient.frame(2, "{ping: 1, $db: 's~'}")));
      client.reads();

      assertThat(
          server.journal().warnings().stream()
              .filter(warning -> warning.rule() == ProtocolRule.UTF8)
              .map(warning -> warning.actual().replaceAll(" at offset.*", ""))
              .toList(),
          is(List.of("the fullCollectionName", "the string")));
      server.assertSatisfied();
    }
  }

  @Test
  void a_strict_server_finds_fault_with_it() {
    try (var server =
            MockMongoServer.builder()
                .strictProtocol(true)
                .answers(DefaultAnswers.EMPTY_DATABASE)
                .start();
        var client = Driver.connect(server)) {
      Driver.orders(client).insertOne(new Document("text", HALF));

      List<Finding> findings = server.lifecycle().findings();

      assertThat(findings.size(), is(1));
      assertThat(findings.get(0).kind(), is(Finding.Kind.PROTOCOL));
    }
  }

  /** Puts a byte that begins no character in the place of each tilde. */
  private static byte[] withInvalid(Frame frame) {
    byte[] bytes = frame.bytes().clone();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '~' ? (byte) 0xff : bytes[i];
    }
    return bytes;
  }
}
