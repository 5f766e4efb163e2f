package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.opcode;
import static io.mockmongo.message.Opcode.OP_GET_MORE;
import static io.mockmongo.message.Opcode.OP_INSERT;
import static io.mockmongo.message.Opcode.OP_KILL_CURSORS;
import static io.mockmongo.message.Opcode.OP_QUERY;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.reply.LegacyReply;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.util.List;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/** What old clients send in place of commands: an opcode for each deed. */
@MockMongo
class LegacyOpcodesTest {

  @Test
  void a_cursor_is_read_to_its_end(MockMongoServer server) throws IOException {
    try (OldClient client = new OldClient(server.address())) {
      Call<List<RawBsonDocument>> orders = server.go(client::findNew);

      server
          .receives(opcode(OP_QUERY).on("shop.orders").matching("{status: 'new'}"))
          .replies(LegacyReply.of("{_id: 1}", "{_id: 2}").cursor(123));
      server
          .receives(opcode(OP_GET_MORE).with("cursorId", is(123L)).withNumberToReturn(2))
          .replies(LegacyReply.of("{_id: 3}").startingFrom(2));

      assertEquals(ExtendedJson.parse("{_id: 3}"), orders.result().get(2));
    }
  }

  @Test
  void writes_want_no_reply(MockMongoServer server) throws IOException {
    try (OldClient client = new OldClient(server.address())) {
      client.insert("{_id: 7, qty: 5}");
      client.killCursor(123);

      server.receives(opcode(OP_INSERT).with("documents[0].qty", greaterThan(3)));
      server.receives(opcode(OP_KILL_CURSORS).with("cursorIds", hasItem(123L)));
      server.verifyNothingElse();
    }
  }
}
