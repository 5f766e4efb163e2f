package io.mockmongo.database;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * The commands that write: inserts succeed, updates and deletes match nothing, and nothing is
 * stored. The test has to answer an update or a delete of a collection for which it stored
 * documents.
 */
final class WriteCommands {

  private static final String EXISTING = "updatedExisting";
  private static final BsonBoolean NO = BsonBoolean.FALSE;
  private static final BsonValue NULL = BsonNull.VALUE;

  private final StoredCollections contents;
  private final Catalog catalog;
  private final CommandRules rules;

  WriteCommands(StoredCollections contents, Catalog catalog, CommandRules rules) {
    this.contents = contents;
    this.catalog = catalog;
    this.rules = rules;
  }

  Map<String, CommandHandler> handlers() {
    return Map.of(
        "insert", this::insert,
        "update", this::update,
        "delete", this::delete,
        "findAndModify", this::findAndModify,
        "findandmodify", this::findAndModify);
  }

  private Optional<Answer> insert(Received request) {
    return elements(request.command(), "documents")
        .map(all -> creating(request, Reply.of(n(all.size()))));
  }

  /** The first write creates the collection. */
  private Answer creating(Received request, Reply reply) {
    return asked -> {
      catalog.create(request.command().namespace());
      return reply;
    };
  }

  private Optional<Answer> delete(Received request) {
    return mayMatch(request)
        ? Optional.empty()
        : elements(request.command(), "deletes")
            .map(deletes -> deleted(request.command(), deletes));
  }

  private Reply deleted(Command command, BsonArray deletes) {
    WriteErrors errors = new WriteErrors(command);
    for (int i = 0; i < deletes.size() && !errors.areFinal(); i++) {
      errors.add(i, refusal(deletes.get(i).asDocument()));
    }
    return Reply.of(errors.appendedTo(n(0)));
  }

  private Optional<Refusal> refusal(BsonDocument write) {
    return rules.refusalOfWrite(
        Fields.get(write, "q"), Fields.get(write, "u"), Fields.isTrue(write, "multi"));
  }

  private Optional<Answer> update(Received request) {
    return mayMatch(request)
        ? Optional.empty()
        : elements(request.command(), "updates").map(updates -> updated(request, updates));
  }

  private Answer updated(Received request, BsonArray updates) {
    BsonArray upserted = new BsonArray();
    WriteErrors errors = new WriteErrors(request.command());
    for (int i = 0; i < updates.size() && !errors.areFinal(); i++) {
      BsonDocument update = updates.get(i).asDocument();
      boolean isRefused = errors.add(i, refusal(update));
      if (!isRefused && Fields.isTrue(update, "upsert")) {
        BsonValue id = new UpsertDocument(Fields.get(update, "q"), Fields.get(update, "u")).id();
        upserted.add(new BsonDocument("index", new BsonInt32(i)).append("_id", id));
      }
    }
    BsonDocument reply = n(upserted.size());
    if (!upserted.isEmpty()) {
      reply.append("upserted", upserted);
    }
    Reply done = Reply.of(errors.appendedTo(reply.append("nModified", new BsonInt32(0))));
    return upserted.isEmpty() ? done : creating(request, done);
  }

  private Optional<Answer> findAndModify(Received request) {
    Command command = request.command();
    BsonValue update = command.get("update");
    if (mayMatch(request)) {
      return Optional.empty();
    }
    if (update == null || !Fields.isTrue(command.document(), "upsert")) {
      return Optional.of(modified(update == null ? n(0) : n(0).append(EXISTING, NO), NULL));
    }
    UpsertDocument upsert = new UpsertDocument(command.get("query"), update);
    BsonValue id = upsert.id();
    BsonDocument lastError = n(1).append(EXISTING, NO).append("upserted", id);
    if (!Fields.isTrue(command.document(), "new")) {
      return Optional.of(creating(request, modified(lastError, NULL)));
    }
    return hasFields(command)
        ? Optional.empty()
        : upsert.document(id).map(document -> creating(request, modified(lastError, document)));
  }

  private static Reply modified(BsonDocument lastError, BsonValue value) {
    return Reply.of(new BsonDocument("lastErrorObject", lastError).append("value", value));
  }

  private static boolean hasFields(Command command) {
    BsonValue fields = command.get("fields");
    return fields != null && fields.isDocument() && !Fields.of(fields.asDocument()).isEmpty();
  }

  private boolean mayMatch(Received request) {
    return contents.has(request.command().namespace());
  }

  private static BsonDocument n(int count) {
    return new BsonDocument("n", new BsonInt32(count));
  }

  /**
   * Returns a field that is an array of documents; the test has to answer a command with any other.
   */
  static Optional<BsonArray> elements(Command command, String field) {
    BsonValue value = command.get(field);
    return value != null
            && value.isArray()
            && value.asArray().stream().allMatch(BsonValue::isDocument)
        ? Optional.of(value.asArray())
        : Optional.empty();
  }
}
