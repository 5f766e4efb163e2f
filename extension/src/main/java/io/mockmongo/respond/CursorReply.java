package io.mockmongo.respond;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.message.Command;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Fills in what a cursor's reply must have and a test leaves out: the namespace, and the id as an
 * int64, 0 for a cursor that has no more.
 *
 * <p>Specification: find, getMore and killCursors commands, "cursor".
 */
final class CursorReply {

  private CursorReply() {}

  static RawBsonDocument completed(Command command, RawBsonDocument reply) {
    BsonValue cursor = Fields.get(reply, "cursor");
    return cursor == null || !cursor.isDocument() || isComplete(cursor.asDocument())
        ? reply
        : completed(command, reply, RawBuilder.raw(cursor.asDocument()));
  }

  private static RawBsonDocument completed(
      Command command, RawBsonDocument reply, RawBsonDocument cursor) {
    Map<String, BsonValue> values = new LinkedHashMap<>();
    if (Fields.get(cursor, "ns") == null) {
      values.put("ns", new BsonString(namespace(command)));
    }
    values.put("id", new BsonInt64(id(cursor)));
    RawBsonDocument completed = new RawBuilder().appendAll(cursor, values).build();
    return new RawBuilder().appendAll(reply, Map.of("cursor", completed)).build();
  }

  private static boolean isComplete(BsonDocument cursor) {
    BsonValue id = Fields.get(cursor, "id");
    return id != null && !id.isInt32() && Fields.get(cursor, "ns") != null;
  }

  private static long id(BsonDocument cursor) {
    BsonValue id = Fields.get(cursor, "id");
    return id == null || !id.isNumber() ? 0 : id.asNumber().longValue();
  }

  /** A command on no collection has a cursor on the command's own name. */
  private static String namespace(Command command) {
    return command.collection().isEmpty()
        ? command.database() + ".$cmd." + command.name()
        : command.namespace();
  }
}
