package io.mockmongo.reply;

import io.mockmongo.bson.Fields;
import io.mockmongo.error.ErrorCode;
import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Command;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The duplicate key error: for an insert or update a write error of its first write in a successful
 * reply ({@code ok: 1}), for other commands a command error.
 *
 * @param message the field {@code errmsg}, or "" for the server's own message
 */
record DuplicateKey(String message) implements Answer {

  private static final int LONGEST_KEY = 1_000;

  /** The error with the server's own message. */
  static final DuplicateKey USUAL = new DuplicateKey("");

  @Override
  public Reply to(Received request) {
    Command command = request.command();
    return command.name().equals("insert") || command.name().equals("update")
        ? writeError(command)
        : commandError();
  }

  private Reply commandError() {
    return message.isEmpty()
        ? ServerError.DUPLICATE_KEY.asCommandError()
        : Reply.error(ErrorCode.DUPLICATE_KEY.number(), message);
  }

  private Reply writeError(Command command) {
    BsonDocument key = new BsonDocument("_id", id(command));
    BsonDocument writeError =
        new BsonDocument("index", new BsonInt32(0))
            .append("code", new BsonInt32(ErrorCode.DUPLICATE_KEY.number()))
            .append("errmsg", new BsonString(message(command.namespace(), key)))
            .append("keyPattern", new BsonDocument("_id", new BsonInt32(1)))
            .append("keyValue", key);
    BsonDocument reply = new BsonDocument("n", new BsonInt32(0));
    if (command.name().equals("update")) {
      reply.append("nModified", new BsonInt32(0));
    }
    return Reply.of(reply.append("writeErrors", new BsonArray(List.of(writeError))));
  }

  private String message(String namespace, BsonDocument key) {
    return message.isEmpty()
        ? "E11000 duplicate key error collection: "
            + namespace
            + " index: _id_ dup key: "
            + ExtendedJson.abbreviate(key, LONGEST_KEY)
        : message;
  }

  /** Returns the id of the first inserted document; an update does not name the duplicate key. */
  private static BsonValue id(Command command) {
    BsonValue documents = command.get("documents");
    if (documents == null || !documents.isArray() || documents.asArray().isEmpty()) {
      return BsonNull.VALUE;
    }
    BsonValue first = documents.asArray().get(0);
    BsonValue id = first.isDocument() ? Fields.get(first.asDocument(), "_id") : null;
    return id == null ? BsonNull.VALUE : id;
  }
}
