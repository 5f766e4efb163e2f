package io.mockmongo.acceptance;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpInsert;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpReply;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.RawBsonDocument;

/** The legacy messages that old clients send and read, for {@code shop.orders} by default. */
final class LegacyMessages {

  private LegacyMessages() {}

  static OpQuery query(int requestId, String document) {
    return query(requestId, "shop.orders", document);
  }

  static OpQuery query(int requestId, String collection, String document) {
    return new OpQuery(
        requestId, 0, 0, collection, 0, 0, ExtendedJson.parse(document), Optional.empty());
  }

  static OpGetMore getMore(int requestId, long cursorId) {
    return new OpGetMore(requestId, 0, 0, "shop.orders", 0, cursorId);
  }

  static OpKillCursors kill(Long... cursorIds) {
    return new OpKillCursors(99, 0, 0, List.of(cursorIds));
  }

  static OpInsert insert(int flagBits, String... documents) {
    return new OpInsert(98, 0, flagBits, "shop.orders", parsed(documents));
  }

  /** The server numbers the messages of a connection from 1. */
  static OpReply reply(
      int number, int responseTo, int flagBits, long cursor, int from, String... documents) {
    return new OpReply(number, responseTo, flagBits, cursor, from, parsed(documents));
  }

  private static List<RawBsonDocument> parsed(String... documents) {
    return Arrays.stream(documents).map(ExtendedJson::parse).toList();
  }
}
