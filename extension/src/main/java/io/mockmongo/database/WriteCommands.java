package io.mockmongo.database;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.write.FindAndModifyReply;
import io.mockmongo.write.UpsertDocument;
import io.mockmongo.write.Write;
import io.mockmongo.write.WriteBatch;
import io.mockmongo.write.WriteOutcome;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The commands that write: inserts succeed, updates and deletes match nothing, and nothing is
 * stored. The test has to answer an update or a delete of a collection for which it stored
 * documents.
 */
final class WriteCommands {

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
        "insert", this::write,
        "update", this::write,
        "delete", this::write,
        "findAndModify", this::findAndModify,
        "findandmodify", this::findAndModify);
  }

  /** Returns the handler of bulkWrite, which servers have from 8.0 on. */
  Map<String, CommandHandler> bulkWriteHandler() {
    return Map.of("bulkWrite", this::write);
  }

  private Optional<Answer> write(Received request) {
    Command command = request.command();
    return !command.name().equals("insert") && command.namespaces().stream().anyMatch(contents::has)
        ? Optional.empty()
        : WriteBatch.of(command).map(batch -> asked -> written(batch));
  }

  /** The first write of a document creates its collection. */
  private Reply written(WriteBatch batch) {
    Set<String> created = new HashSet<>();
    return Reply.of(
        batch.reply(
            index -> {
              Write write = batch.write(index);
              WriteOutcome outcome = outcome(write);
              if (outcome.n() > 0 && created.add(write.namespace())) {
                catalog.create(write.namespace());
              }
              return outcome;
            }));
  }

  private WriteOutcome outcome(Write write) {
    if (write.kind() == Write.Kind.INSERT) {
      return WriteOutcome.INSERTED;
    }
    Optional<Refusal> refusal =
        rules.refusalOfWrite(write.filter(), write.update(), write.isMulti());
    if (refusal.isPresent()) {
      return WriteOutcome.failed(error(refusal.get()));
    }
    return write.isUpsert()
        ? WriteOutcome.upserted(write.upsertDocument().id())
        : WriteOutcome.UNMATCHED;
  }

  private static BsonDocument error(Refusal refusal) {
    return new BsonDocument("code", new BsonInt32(refusal.code()))
        .append("errmsg", new BsonString(refusal.message()));
  }

  private Optional<Answer> findAndModify(Received request) {
    Command command = request.command();
    if (contents.has(command.namespace())) {
      return Optional.empty();
    }
    Write write = Write.findAndModify(command);
    if (!write.isUpsert()) {
      return Optional.of(Reply.of(FindAndModifyReply.unmatched(write)));
    }
    UpsertDocument upsert = write.upsertDocument();
    BsonValue id = upsert.id();
    if (!Fields.isTrue(command.document(), "new")) {
      return Optional.of(upserted(write, id, BsonNull.VALUE));
    }
    return hasFields(command)
        ? Optional.empty()
        : upsert.document(id).map(document -> upserted(write, id, document));
  }

  private Answer upserted(Write write, BsonValue id, BsonValue value) {
    return asked -> {
      catalog.create(write.namespace());
      return Reply.of(FindAndModifyReply.upserted(id, value));
    };
  }

  private static boolean hasFields(Command command) {
    BsonValue fields = command.get("fields");
    return fields != null && fields.isDocument() && !Fields.of(fields.asDocument()).isEmpty();
  }
}
