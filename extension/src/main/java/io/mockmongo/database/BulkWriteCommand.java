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
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
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
  private final CommandRules rules;

  BulkWriteCommand(StoredCollections contents, Catalog catalog, CommandRules rules) {
    this.contents = contents;
    this.catalog = catalog;
    this.rules = rules;
  }

  Map<String, CommandHandler> handlers() {
    return Map.of("bulkWrite", this::bulkWrite);
  }

  private Optional<Answer> bulkWrite(Received request) {
    Command command = request.command();
    return command.namespaces().stream().anyMatch(contents::has)
        ? Optional.empty()
        : WriteCommands.elements(command, "ops").map(ops -> answer(command, ops));
  }

  /** An insert or an upsert creates its collection. */
  private Answer answer(Command command, BsonArray ops) {
    List<BsonDocument> rows = rows(ops, !BsonBoolean.FALSE.equals(command.get("ordered")));
    Reply reply = reply(ops, rows, Fields.isTrue(command.document(), "errorsOnly"));
    return asked -> {
      for (int i = 0; i < rows.size(); i++) {
        BsonDocument op = ops.get(i).asDocument();
        if (inserts(op, rows.get(i)) || rows.get(i).containsKey("upserted")) {
          namespace(op, command.namespaces()).ifPresent(catalog::create);
        }
      }
      return reply;
    };
  }

  /** Returns a row for each write; the first one that fails ends an ordered command. */
  private List<BsonDocument> rows(BsonArray ops, boolean isOrdered) {
    List<BsonDocument> rows = new ArrayList<>();
    for (BsonValue each : ops) {
      BsonDocument op = each.asDocument();
      int index = rows.size();
      Optional<Refusal> refusal =
          rules.refusalOfWrite(
              Fields.get(op, "filter"), Fields.get(op, "updateMods"), Fields.isTrue(op, "multi"));
      rows.add(refusal.map(error -> failed(error, index)).orElseGet(() -> row(op, index)));
      if (isOrdered && refusal.isPresent()) {
        break;
      }
    }
    return rows;
  }

  private static BsonDocument failed(Refusal error, int index) {
    return new BsonDocument("ok", new BsonDouble(0))
        .append("idx", new BsonInt32(index))
        .append("code", new BsonInt32(error.code()))
        .append("errmsg", new BsonString(error.message()))
        .append("n", new BsonInt32(0));
  }

  private static boolean hasFailed(BsonDocument row) {
    return row.containsKey("code");
  }

  private static boolean inserts(BsonDocument op, BsonDocument row) {
    return Fields.get(op, "insert") != null && !hasFailed(row);
  }

  private static Optional<String> namespace(BsonDocument op, List<String> namespaces) {
    BsonValue index = Fields.of(op).get(0).value();
    long number = index.isNumber() ? index.asNumber().longValue() : -1;
    return number >= 0 && number < namespaces.size()
        ? Optional.of(namespaces.get((int) number))
        : Optional.empty();
  }

  private static Reply reply(BsonArray ops, List<BsonDocument> rows, boolean errorsOnly) {
    List<BsonDocument> errors = rows.stream().filter(BulkWriteCommand::hasFailed).toList();
    long inserted =
        IntStream.range(0, rows.size())
            .filter(i -> inserts(ops.get(i).asDocument(), rows.get(i)))
            .count();
    long upserted = rows.stream().filter(row -> row.containsKey("upserted")).count();
    BsonDocument cursor =
        new BsonDocument("id", new BsonInt64(0))
            .append("firstBatch", new BsonArray(errorsOnly ? errors : rows))
            .append("ns", new BsonString("admin.$cmd.bulkWrite"));
    return Reply.of(
        new BsonDocument("cursor", cursor)
            .append("nErrors", new BsonInt32(errors.size()))
            .append("nInserted", new BsonInt32((int) inserted))
            .append("nMatched", new BsonInt32(0))
            .append("nModified", new BsonInt32(0))
            .append("nUpserted", new BsonInt32((int) upserted))
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
