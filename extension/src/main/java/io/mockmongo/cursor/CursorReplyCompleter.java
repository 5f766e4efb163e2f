package io.mockmongo.cursor;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.message.Command;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Fills in what a cursor's reply must have and a test leaves out: the namespace, and the id as an
 * int64, 0 for a cursor that has no more; and where it says no more than {@code ok}, an empty
 * cursor. The last completed reply is kept, since the same declared one is mostly sent again, and
 * may be long.
 *
 * <p>Specification: find, getMore and killCursors commands, "cursor".
 */
public final class CursorReplyCompleter {

  /** The bytes of {@code {ok: 1.0}}. */
  private static final int LONGEST_BARE = 17;

  private volatile Completed last;

  /** What became of a reply to a command on a namespace. */
  private record Completed(
      RawBsonDocument given, String command, String namespace, RawBsonDocument completed) {
    boolean isOf(RawBsonDocument reply, String asking, String wanted) {
      return given == reply && command.equals(asking) && namespace.equals(wanted);
    }
  }

  /** Returns a reply to a command with what its cursor lacks; others as they are. */
  public RawBsonDocument completed(Command command, RawBsonDocument reply) {
    String batch = batch(command);
    BsonValue cursor =
        batch != null && isBare(reply)
            ? new RawBuilder().appendArray(batch, List.of()).build()
            : Fields.get(reply, "cursor");
    if (cursor == null || !cursor.isDocument() || isComplete(cursor.asDocument())) {
      return reply;
    }
    String namespace = namespace(command);
    Completed known = last;
    if (known == null || !known.isOf(reply, command.name(), namespace)) {
      RawBsonDocument raw = RawBuilder.raw(cursor.asDocument());
      known = new Completed(reply, command.name(), namespace, completed(namespace, reply, raw));
      last = known;
    }
    return known.completed();
  }

  /** Any more may be what the test is about. */
  private static boolean isBare(RawBsonDocument reply) {
    if (reply.getByteBuffer().remaining() > LONGEST_BARE) {
      return false;
    }
    List<Field> fields = Fields.of(reply);
    return fields.size() == 1 && fields.get(0).name().equals("ok") && isTrue(fields.get(0).value());
  }

  private static boolean isTrue(BsonValue ok) {
    return BsonBoolean.TRUE.equals(ok) || ok.isNumber() && ok.asNumber().doubleValue() == 1;
  }

  /** Returns the name of the batch that must stand in a command's reply, or null if none must. */
  private static String batch(Command command) {
    return switch (command.name()) {
      case "find", "listCollections", "listIndexes" -> "firstBatch";
      case "aggregate" -> command.get("explain") == null ? "firstBatch" : null;
      case "getMore" -> "nextBatch";
      default -> null;
    };
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

  /** A command on no collection has a cursor on the command's own name. */
  static String namespace(Command command) {
    return command.collection().isEmpty()
        ? command.database() + ".$cmd." + command.name()
        : command.namespace();
  }
}
