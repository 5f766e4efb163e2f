package io.mockmongo.database;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Command;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.profile.Topology;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** The index commands: each collection has the index of _id, and no other index is stored. */
final class IndexCommands {

  static final RawBsonDocument ID_INDEX = ExtendedJson.parse("{v: 2, key: {_id: 1}, name: '_id_'}");

  private final StoredCollections contents;
  private final ServerProfile profile;

  IndexCommands(StoredCollections contents, ServerProfile profile) {
    this.contents = contents;
    this.profile = profile;
  }

  Map<String, CommandHandler> handlers() {
    return Map.of(
        "listIndexes", this::list,
        "createIndexes", this::create,
        "dropIndexes", this::drop,
        "deleteIndexes", this::drop);
  }

  private Optional<Answer> list(Received request) {
    String namespace = request.command().namespace();
    return Optional.of(
        contents.has(namespace)
            ? Cursor.of(ID_INDEX)
            : NamespaceErrors.noNamespace("ns does not exist: " + namespace));
  }

  private Optional<Answer> create(Received request) {
    Command command = request.command();
    BsonValue indexes = command.get("indexes");
    if (indexes == null || !indexes.isArray()) {
      return Optional.empty();
    }
    boolean exists = contents.has(command.namespace());
    int added = (int) indexes.asArray().stream().filter(index -> !isIdIndex(index)).count();
    BsonDocument reply =
        new BsonDocument("numIndexesBefore", new BsonInt32(1))
            .append("numIndexesAfter", new BsonInt32(1 + added))
            .append("createdCollectionAutomatically", BsonBoolean.valueOf(!exists));
    if (added == 0) {
      reply.append("note", new BsonString("all indexes already exist"));
    } else if (hasCommitQuorum(command.namespace())) {
      reply.append("commitQuorum", new BsonString("votingMembers"));
    }
    return Optional.of(Reply.of(reply));
  }

  private static boolean isIdIndex(BsonValue index) {
    return index.isDocument()
        && Fields.get(ID_INDEX, "key").equals(Fields.get(index.asDocument(), "key"));
  }

  /** An index on an empty collection is built at once, without a commit quorum. */
  private boolean hasCommitQuorum(String namespace) {
    return profile.topology() == Topology.REPLICA_SET
        && profile.release().compareTo(ServerRelease.V4_4) >= 0
        && !contents.documents(namespace).isEmpty();
  }

  private Optional<Answer> drop(Received request) {
    Command command = request.command();
    if (!contents.has(command.namespace())) {
      return Optional.of(NamespaceErrors.noNamespace("ns not found " + command.namespace()));
    }
    BsonValue name = command.get("index");
    if (name == null || !name.isString()) {
      return Optional.empty();
    }
    return Optional.of(
        name.asString().getValue().equals("*")
            ? Reply.of("{nIndexesWas: 1, msg: 'non-_id indexes dropped for collection'}")
            : NamespaceErrors.noIndex(name.asString().getValue()));
  }
}
