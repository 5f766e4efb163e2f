package io.mockmongo.cursor;

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
 * Adds the fields that a declared cursor reply lacks: the namespace, and the id as an int64, 0 for
 * an exhausted cursor. The last completed reply is cached, since a declared reply is usually sent
 * many times and may be long.
 *
 * <p>Specification: find, getMore and killCursors commands, "cursor".
 */
public final class CursorReplyCompleter {

  private volatile CachedReply last;

  /** The cached result of completing a declared reply to a command on a namespace. */
  private record CachedReply(
      RawBsonDocument declared, String command, String namespace, RawBsonDocument completed) {
    boolean isFor(RawBsonDocument reply, String name, String target) {
      return declared == reply && command.equals(name) && namespace.equals(target);
    }
  }

  /** Returns the reply with its cursor's missing fields; a reply without a cursor is unchanged. */
  public RawBsonDocument completed(Command command, RawBsonDocument reply) {
    BsonValue cursor = Fields.get(reply, "cursor");
    if (cursor == null || !cursor.isDocument() || isComplete(cursor.asDocument())) {
      return reply;
    }
    String namespace = namespace(command);
    CachedReply cached = last;
    if (cached == null || !cached.isFor(reply, command.name(), namespace)) {
      RawBsonDocument raw = RawBuilder.raw(cursor.asDocument());
      cached = new CachedReply(reply, command.name(), namespace, completed(namespace, reply, raw));
      last = cached;
    }
    return cached.completed();
  }

  private static RawBsonDocument completed(
      String namespace, RawBsonDocument reply, RawBsonDocument cursor) {
    Map<String, BsonValue> values = new LinkedHashMap<>();
    if (Fields.get(cursor, "ns") == null) {
      values.put("ns", new BsonString(namespace));
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

  /** Returns the cursor's namespace: a command without a collection has {@code db.$cmd.command}. */
  static String namespace(Command command) {
    return command.collection().isEmpty()
        ? command.database() + ".$cmd." + command.name()
        : command.namespace();
  }
}
