package io.mockmongo.database;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Answers {@code bulkWrite}, the command of servers from 8.0 on that writes to several collections:
 * a row for each write, all in one batch, and the totals.
 */
final class BulkWriteCommand {

  private final StoredCollections contents;
  private final Catalog catalog;

  BulkWriteCommand(StoredCollections contents, Catalog catalog) {
    this.contents = contents;
    this.catalog = catalog;
  }

  Map<String, CommandHandler> handlers() {
    return Map.of("bulkWrite", this::bulkWrite);
  }

  private Optional<Answer> bulkWrite(Received request) {
    Command command = request.command();
    return command.namespaces().stream().anyMatch(contents::has)
        ? Optional.empty()
        : WriteCommands.elements(command, "ops")
            .map(
                ops ->
                    creating(
                        command, ops, reply(ops, Fields.isTrue(command.document(), "errorsOnly"))));
  }

  /** An insert creates its collection. */
  private Answer creating(Command command, BsonArray ops, Reply reply) {
    List<String> namespaces = command.namespaces();
    return asked -> {
      for (BsonValue op : ops) {
        BsonValue index = Fields.get(op.asDocument(), "insert");
        namespaces.stream()
            .filter(namespace -> index != null && namespaces.indexOf(namespace) == number(index))
            .forEach(catalog::create);
      }
      return reply;
    };
  }

  private static int number(BsonValue index) {
    return index.isNumber() ? index.asNumber().intValue() : -1;
  }

  private static Reply reply(BsonArray ops, boolean errorsOnly) {
    int inserted = 0;
    int upserted = 0;
    List<BsonDocument> rows = new ArrayList<>();
    for (BsonValue op : ops) {
      BsonDocument row = row(op.asDocument(), rows.size());
      rows.add(row);
      inserted += Fields.get(op.asDocument(), "insert") == null ? 0 : 1;
      upserted += row.containsKey("upserted") ? 1 : 0;
    }
    BsonDocument cursor =
        new BsonDocument("id", new BsonInt64(0))
            .append("firstBatch", new BsonArray(errorsOnly ? List.of() : rows))
            .append("ns", new BsonString("admin.$cmd.bulkWrite"));
    return Reply.of(
        new BsonDocument("cursor", cursor)
            .append("nErrors", new BsonInt32(0))
            .append("nInserted", new BsonInt32(inserted))
            .append("nMatched", new BsonInt32(0))
            .append("nModified", new BsonInt32(0))
            .append("nUpserted", new BsonInt32(upserted))
            .append("nDeleted", new BsonInt32(0)));
  }

  private static BsonDocument row(BsonDocument op, int index) {
    BsonDocument row =
        new BsonDocument("ok", new BsonDouble(1)).append("idx", new BsonInt32(index));
    if (Fields.get(op, "insert") != null) {
      return row.append("n", new BsonInt32(1));
    }
    if (Fields.get(op, "update") == null) {
      return row.append("n", new BsonInt32(0));
    }
    boolean upserts = Fields.isTrue(op, "upsert");
    row.append("n", new BsonInt32(upserts ? 1 : 0)).append("nModified", new BsonInt32(0));
    return upserts ? row.append("upserted", new BsonDocument("_id", upsert(op).id())) : row;
  }

  private static UpsertDocument upsert(BsonDocument op) {
    return new UpsertDocument(Fields.get(op, "filter"), Fields.get(op, "updateMods"));
  }
}
