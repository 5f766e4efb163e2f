package io.mockmongo.protocol;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The fields that drivers require of the reply to a successful command. A driver that misses one
 * fails in its own code, such as by "Document does not contain key n".
 *
 * <p>Specifications: CRUD, "write commands"; find, getMore and killCursors commands; bulkWrite.
 */
public final class ReplyRules {

  private static final Required COUNT = new Required("{ok: 1, n: 1}", "n");
  private static final Required CURSOR =
      new Required(
          "{ok: 1, cursor: {firstBatch: []}}",
          "cursor",
          "cursor.id",
          "cursor.ns",
          "cursor.firstBatch");

  private static final Map<String, Required> BY_COMMAND =
      Map.ofEntries(
          Map.entry("insert", COUNT),
          Map.entry("update", new Required("{ok: 1, n: 1, nModified: 1}", "n")),
          Map.entry("delete", COUNT),
          Map.entry("count", COUNT),
          Map.entry("distinct", new Required("{ok: 1, values: []}", "values")),
          Map.entry("find", CURSOR),
          Map.entry("aggregate", CURSOR),
          Map.entry("listCollections", CURSOR),
          Map.entry("listIndexes", CURSOR),
          Map.entry(
              "getMore",
              new Required(
                  "{ok: 1, cursor: {nextBatch: []}}", "cursor", "cursor.id", "cursor.nextBatch")),
          Map.entry("listDatabases", new Required("{ok: 1, databases: []}", "databases")),
          Map.entry(
              "bulkWrite",
              new Required(
                  "{ok: 1, cursor: {id: 0, ns: 'admin.$cmd.bulkWrite', firstBatch: []}, nErrors: 0,"
                      + " nInserted: 1, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0}",
                  "cursor",
                  "nErrors",
                  "nInserted",
                  "nMatched",
                  "nModified",
                  "nUpserted",
                  "nDeleted")));

  private ReplyRules() {}

  /**
   * The fields of a reply that drivers require.
   *
   * @param example a reply that has them
   * @param paths the fields, and those of the cursor
   */
  private record Required(String example, String... paths) {

    List<String> missing(BsonDocument reply) {
      List<String> missing = new ArrayList<>();
      for (String path : paths) {
        if (!has(reply, path)) {
          missing.add(path);
        }
      }
      return missing;
    }

    private static boolean has(BsonDocument reply, String path) {
      int dot = path.indexOf('.');
      if (dot < 0) {
        return Fields.get(reply, path) != null;
      }
      BsonValue outer = Fields.get(reply, path.substring(0, dot));
      return outer == null // which is missing itself
          || outer.isDocument() && Fields.get(outer.asDocument(), path.substring(dot + 1)) != null;
    }
  }

  /**
   * Returns what a reply lacks for drivers.
   *
   * @param command the command
   * @param reply the complete reply
   * @return the end of a sentence, such as {@code has no n, ...}; "" if the reply lacks nothing, or
   *     is an error
   */
  public static String lacks(Command command, BsonDocument reply) {
    Required required = BY_COMMAND.get(command.name());
    if (required == null || !succeeds(reply) || Fields.get(command.body(), "explain") != null) {
      return "";
    }
    List<String> missing = required.missing(reply);
    return missing.isEmpty()
        ? ""
        : "has no "
            + String.join(", ", missing)
            + ", which drivers require; reply as in "
            + required.example();
  }

  private static boolean succeeds(BsonDocument reply) {
    BsonValue ok = Fields.get(reply, "ok");
    return ok != null && ok.isNumber() && ok.asNumber().doubleValue() == 1;
  }
}
