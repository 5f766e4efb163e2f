package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.LegacyMessages.getMore;
import static io.mockmongo.acceptance.LegacyMessages.kill;
import static io.mockmongo.matchers.MongoMatchers.opcode;
import static io.mockmongo.message.Opcode.OP_QUERY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpReply;
import io.mockmongo.message.ReplyFlag;
import io.mockmongo.reply.Cursor;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients of before OP_MSG get a cursor's batches in OP_REPLY. */
class LegacyCursorsTest {

  private final MockMongoServer server = MockMongoServer.start();
  private RawClient client;

  @BeforeEach
  void connect() throws IOException {
    client = new RawClient(server);
    server
        .autoResponds(opcode(OP_QUERY).on("shop.orders"))
        .replies(Cursor.of("{_id: 1}", "{_id: 2}", "{_id: 3}"));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void it_comes_in_batches() throws IOException {
    OpReply first = ask(1, 2);
    client.send(new OpGetMore(2, 0, 0, "shop.orders", 2, first.cursorId()));
    OpReply second = (OpReply) client.reads();

    assertEquals(LegacyMessages.reply(1, 1, 8, first.cursorId(), 0, "{_id: 1}", "{_id: 2}"), first);
    assertEquals(LegacyMessages.reply(2, 2, 8, 0, 2, "{_id: 3}"), second);
    assertTrue(first.cursorId() > 1L << 53);
  }

  @Test
  void one_document_or_a_negative_number_is_all_that_comes() throws IOException {
    assertEquals(LegacyMessages.reply(1, 1, 8, 0, 0, "{_id: 1}"), ask(1, 1));
    assertEquals(LegacyMessages.reply(2, 2, 8, 0, 0, "{_id: 1}", "{_id: 2}"), ask(2, -2));
  }

  @Test
  void one_that_was_killed_is_not_found() throws IOException {
    long id = ask(1, 2).cursorId();
    assertNotEquals(0, id);

    client.send(kill(id));
    client.send(getMore(3, id));

    assertTrue(((OpReply) client.reads()).has(ReplyFlag.CURSOR_NOT_FOUND));
    server.assertSatisfied();
  }

  private OpReply ask(int requestId, int numberToReturn) throws IOException {
    client.send(
        new OpQuery(
            requestId,
            0,
            0,
            "shop.orders",
            0,
            numberToReturn,
            ExtendedJson.parse("{}"),
            Optional.empty()));
    return (OpReply) client.reads();
  }
}
