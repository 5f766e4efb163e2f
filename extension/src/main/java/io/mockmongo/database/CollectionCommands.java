package io.mockmongo.database;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Received;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The commands that create, change and drop collections and databases; none of them changes the
 * stored documents.
 */
final class CollectionCommands {

  private final StoredCollections contents;
  private final ServerRelease release;

  CollectionCommands(StoredCollections contents, ServerRelease release) {
    this.contents = contents;
    this.release = release;
  }

  Map<String, CommandHandler> handlers() {
    return Map.of(
        "create", this::create,
        "drop", this::drop,
        "dropDatabase", this::dropDatabase,
        "collMod", this::collMod,
        "renameCollection", this::rename,
        "validate", this::validate);
  }

  private Optional<Answer> create(Received request) {
    String namespace = request.command().namespace();
    return Optional.of(
        contents.has(namespace) ? NamespaceErrors.namespaceExists(namespace) : Reply.ok());
  }

  /** Since 7.0 dropping a collection that does not exist is no error. */
  private Optional<Answer> drop(Received request) {
    String namespace = request.command().namespace();
    if (contents.has(namespace)) {
      return Optional.of(
          Reply.of(
              new BsonDocument("nIndexesWas", new BsonInt32(1))
                  .append("ns", new BsonString(namespace))));
    }
    return Optional.of(
        release.compareTo(ServerRelease.V7_0) >= 0
            ? Reply.ok()
            : NamespaceErrors.noNamespace("ns not found"));
  }

  private Optional<Answer> dropDatabase(Received request) {
    String database = request.command().database();
    return Optional.of(
        contents.collections(database).isEmpty()
            ? Reply.ok()
            : Reply.of(new BsonDocument("dropped", new BsonString(database))));
  }

  private Optional<Answer> collMod(Received request) {
    return missing(request, "ns does not exist: %s");
  }

  private Optional<Answer> validate(Received request) {
    return missing(request, "Collection '%s' does not exist to validate.");
  }

  private Optional<Answer> rename(Received request) {
    BsonValue source = Fields.get(request.command().document(), "renameCollection");
    return source.isString() && !contents.has(source.asString().getValue())
        ? Optional.of(
            NamespaceErrors.noNamespace(
                "Source collection " + source.asString().getValue() + " does not exist"))
        : Optional.empty();
  }

  private Optional<Answer> missing(Received request, String message) {
    String namespace = request.command().namespace();
    return contents.has(namespace)
        ? Optional.empty()
        : Optional.of(NamespaceErrors.noNamespace(message.formatted(namespace)));
  }
}
