package io.mockmongo.database;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Command;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.profile.Topology;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** The commands that create, list and drop indexes. */
final class IndexCommands {

  private final StoredCollections contents;
  private final Catalog catalog;
  private final ServerProfile profile;
  private final IndexRules rules;

  IndexCommands(StoredCollections contents, Catalog catalog, ServerProfile profile) {
    this.contents = contents;
    this.catalog = catalog;
    this.profile = profile;
    this.rules = new IndexRules(profile.release());
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
        catalog.has(namespace)
            ? Cursor.of(catalog.indexes(namespace).all())
            : NamespaceErrors.noNamespace("ns does not exist: " + namespace));
  }

  private Optional<Answer> create(Received request) {
    return request
        .command()
        .documents("indexes")
        .map(
            indexes ->
                rules
                    .refusal(indexes)
                    .map(refused -> refused.reply())
                    .orElse(asked -> created(request.command().namespace(), indexes).to(asked)));
  }

  private Answer created(String namespace, List<RawBsonDocument> specifications) {
    synchronized (catalog) {
      boolean exists = catalog.has(namespace);
      CollectionIndexes indexes = catalog.indexes(namespace);
      Optional<Refusal> conflict =
          specifications.stream().flatMap(index -> indexes.conflict(index).stream()).findFirst();
      if (conflict.isPresent()) {
        return conflict.get().reply();
      }
      int before = indexes.count();
      catalog.create(namespace);
      specifications.forEach(catalog.indexes(namespace)::add);
      return Reply.of(created(namespace, exists, before));
    }
  }

  private BsonDocument created(String namespace, boolean existed, int before) {
    int after = catalog.indexes(namespace).count();
    BsonDocument reply =
        new BsonDocument("numIndexesBefore", new BsonInt32(before))
            .append("numIndexesAfter", new BsonInt32(after))
            .append("createdCollectionAutomatically", BsonBoolean.valueOf(!existed));
    if (after == before) {
      reply.append("note", new BsonString("all indexes already exist"));
    } else if (hasCommitQuorum(namespace)) {
      reply.append("commitQuorum", new BsonString("votingMembers"));
    }
    return reply;
  }

  /** An index on an empty collection is built at once, without a commit quorum. */
  private boolean hasCommitQuorum(String namespace) {
    return profile.topology() == Topology.REPLICA_SET
        && profile.release().compareTo(ServerRelease.V4_4) >= 0
        && !contents.documents(namespace).isEmpty();
  }

  private Optional<Answer> drop(Received request) {
    Command command = request.command();
    BsonValue which = command.get("index");
    return which == null
        ? Optional.empty()
        : Optional.of(asked -> dropped(command.namespace(), which).to(asked));
  }

  private Answer dropped(String namespace, BsonValue which) {
    synchronized (catalog) {
      if (!catalog.has(namespace)) {
        return NamespaceErrors.noNamespace("ns not found " + namespace);
      }
      CollectionIndexes indexes = catalog.indexes(namespace);
      BsonDocument reply = new BsonDocument("nIndexesWas", new BsonInt32(indexes.count()));
      if (which.equals(new BsonString("*"))) {
        indexes.removeAll();
        return Reply.of(
            reply.append("msg", new BsonString("non-_id indexes dropped for collection")));
      }
      List<BsonValue> named = which.isArray() ? which.asArray().getValues() : List.of(which);
      Optional<Answer> error =
          named.stream().flatMap(each -> error(indexes, each).stream()).findFirst();
      if (error.isPresent()) {
        return error.get();
      }
      named.forEach(indexes::remove);
      return Reply.of(reply);
    }
  }

  private static Optional<Answer> error(CollectionIndexes indexes, BsonValue nameOrKey) {
    Optional<BsonDocument> index = indexes.at(nameOrKey);
    if (index.isEmpty()) {
      return Optional.of(
          nameOrKey.isString()
              ? NamespaceErrors.noIndex(nameOrKey.asString().getValue())
              : NamespaceErrors.noIndexWithKey(ExtendedJson.write(nameOrKey)));
    }
    return index.get() == CollectionIndexes.ID_INDEX
        ? Optional.of(Reply.error(Refusal.INVALID_OPTIONS, "cannot drop _id index"))
        : Optional.empty();
  }
}
