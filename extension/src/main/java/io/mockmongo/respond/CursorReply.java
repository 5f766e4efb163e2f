package io.mockmongo.respond;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.message.Command;
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
    if (cursor == null || !cursor.isDocument() || isComplete(cursor.asDocument())) {
      return reply;
    }
    BsonDocument completed = new BsonDocument();
    completed.putAll(cursor.asDocument());
    completed.putIfAbsent("ns", new BsonString(namespace(command)));
    completed.put("id", new BsonInt64(id(cursor.asDocument())));
    RawBuilder builder = new RawBuilder();
    Fields.of(reply)
        .forEach(
            field ->
                builder.append(
                    field.name(), field.name().equals("cursor") ? completed : field.value()));
    return builder.build();
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
