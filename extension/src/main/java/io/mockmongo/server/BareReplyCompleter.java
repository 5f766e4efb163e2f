package io.mockmongo.server;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.error.ErrorCode;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Command;
import io.mockmongo.write.FindAndModifyReply;
import io.mockmongo.write.UpsertDocument;
import io.mockmongo.write.Write;
import io.mockmongo.write.WriteBatch;
import io.mockmongo.write.WriteOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Adds to a bare success, {@code {ok: 1}}, what drivers need to read it: each write did what it
 * asks for, to one document; reads and findAndModify find nothing. {@code writeErrors} and {@code
 * writeConcernError} may stand beside {@code ok}; a reply with any other field may be declared so
 * on purpose.
 *
 * <p>Specifications: CRUD; find, getMore and killCursors commands; bulkWrite.
 */
final class BareReplyCompleter {

  private static final String WRITE_ERRORS = "writeErrors";
  private static final Set<String> ALLOWED =
      Set.of("ok", WRITE_ERRORS, "writeConcernError", "errorLabels");

  private static final BsonDocument NONE = new BsonDocument();

  private static final RawBsonDocument FIRST_BATCH =
      ExtendedJson.parse("{cursor: {firstBatch: []}, ok: 1.0}");

  private static final RawBsonDocument RESULTS = ExtendedJson.parse("{results: [], ok: 1.0}");

  /** What a read returns that finds nothing; the namespace of a cursor is filled in later. */
  private static final Map<String, RawBsonDocument> READS =
      Map.of(
          "find", FIRST_BATCH,
          "aggregate", FIRST_BATCH,
          "listCollections", FIRST_BATCH,
          "listIndexes", FIRST_BATCH,
          "getMore", ExtendedJson.parse("{cursor: {nextBatch: []}, ok: 1.0}"),
          "count", ExtendedJson.parse("{n: 0, ok: 1.0}"),
          "distinct", ExtendedJson.parse("{values: [], ok: 1.0}"),
          "mapReduce", RESULTS,
          "mapreduce", RESULTS,
          "listDatabases", ExtendedJson.parse("{databases: [], ok: 1.0}"));

  /** Returns the reply with what drivers need; one that is not bare is unchanged. */
  RawBsonDocument completed(Command command, RawBsonDocument reply) {
    return switch (command.name()) {
      case "insert", "update", "delete", "bulkWrite" ->
          isBare(reply) ? write(command, reply) : reply;
      case "findAndModify", "findandmodify" ->
          isBare(reply) ? complete(modified(command), reply) : reply;
      default -> {
        RawBsonDocument found = READS.get(command.name());
        yield found != null && isBare(reply) && Fields.get(command.body(), "explain") == null
            ? read(found, reply)
            : reply;
      }
    };
  }

  /** Each reply is asked: the first field of most tells that they are not bare. */
  private static boolean isBare(RawBsonDocument reply) {
    if (!ALLOWED.contains(Fields.firstName(reply).orElse(""))) {
      return false;
    }
    for (Field field : Fields.of(reply)) {
      if (!ALLOWED.contains(field.name())) {
        return false;
      }
    }
    return ErrorCode.isSuccess(reply);
  }

  private static RawBsonDocument write(Command command, RawBsonDocument reply) {
    return WriteBatch.of(command)
        .map(batch -> complete(written(batch, reply), reply))
        .orElse(reply);
  }

  private static BsonDocument written(WriteBatch batch, RawBsonDocument reply) {
    BsonValue errors = Fields.get(reply, WRITE_ERRORS);
    if (errors == null || !errors.isArray()) {
      return batch.reply(batch::success);
    }
    Set<Integer> failed = new HashSet<>();
    for (BsonValue error : errors.asArray()) {
      BsonValue index = error.isDocument() ? Fields.get(error.asDocument(), "index") : null;
      failed.add(index != null && index.isNumber() ? index.asNumber().intValue() : -1);
    }
    BsonDocument counts =
        batch.reply(
            index -> failed.contains(index) ? WriteOutcome.failed(NONE) : batch.success(index));
    counts.remove(WRITE_ERRORS); // those of the test are in its reply
    return counts;
  }

  private static BsonDocument modified(Command command) {
    Write write = Write.findAndModify(command);
    if (!write.isUpsert()) {
      return FindAndModifyReply.unmatched(write);
    }
    UpsertDocument upsert = write.upsertDocument();
    BsonValue id = upsert.id();
    BsonValue inserted =
        Fields.isTrue(command.body(), "new")
            ? upsert.document(id).orElseGet(() -> new BsonDocument("_id", id))
            : BsonNull.VALUE;
    return FindAndModifyReply.upserted(id, inserted);
  }

  /** Returns the same object for each reply that is just {@code ok}, so that it can be cached. */
  private static RawBsonDocument read(RawBsonDocument found, RawBsonDocument reply) {
    List<Field> fields = Fields.of(reply);
    if (fields.size() == 1) {
      return found;
    }
    BsonDocument beside = new BsonDocument();
    fields.forEach(field -> beside.append(field.name(), field.value()));
    return new RawBuilder().appendAll(found, beside).build();
  }

  private static RawBsonDocument complete(BsonDocument content, RawBsonDocument reply) {
    return new RawBuilder().appendAll(content).appendAll(reply).build();
  }
}
