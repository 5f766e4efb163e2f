package io.mockmongo.reply;

import io.mockmongo.bson.Fields;
import io.mockmongo.error.ErrorCode;
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
 * The duplicate key of an insert or update: the command succeeds ({@code ok: 1}), the first of its
 * writes did not.
 */
final class DuplicateKey {

  private DuplicateKey() {}

  static boolean isWriteError(Command command) {
    return command.name().equals("insert") || command.name().equals("update");
  }

  static Reply replyTo(Command command) {
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

  private static String message(String namespace, BsonDocument key) {
    return "E11000 duplicate key error collection: "
        + namespace
        + " index: _id_ dup key: "
        + ExtendedJson.write(key);
  }

  /** The first inserted document's id; an update does not tell which key it clashed on. */
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
