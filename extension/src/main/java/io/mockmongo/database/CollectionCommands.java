package io.mockmongo.database;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The commands that create, change, rename and drop collections and databases; none of them changes
 * the stored documents.
 */
final class CollectionCommands {

  /** Fields that are not options of the collection. */
  private static final Set<String> GENERIC =
      Set.of(
          ("lsid txnNumber autocommit startTransaction writeConcern readConcern comment maxTimeMS"
                  + " apiVersion apiStrict apiDeprecationErrors index")
              .split(" "));

  private final StoredCollections contents;
  private final Catalog catalog;
  private final ServerRelease release;

  CollectionCommands(StoredCollections contents, Catalog catalog, ServerRelease release) {
    this.contents = contents;
    this.catalog = catalog;
    this.release = release;
  }

  Map<String, CommandHandler> handlers() {
    return Map.of(
        "create", request -> Optional.of(asked -> created(request.command()).to(asked)),
        "drop", request -> Optional.of(asked -> dropped(request.command().namespace()).to(asked)),
        "dropDatabase",
            request ->
                Optional.of(asked -> databaseDropped(request.command().database()).to(asked)),
        "collMod", request -> Optional.of(asked -> changed(request.command()).to(asked)),
        "renameCollection", this::rename,
        "validate", this::validate);
  }

  private Answer created(Command command) {
    synchronized (catalog) {
      String namespace = command.namespace();
      if (catalog.has(namespace)) {
        return NamespaceErrors.namespaceExists(namespace);
      }
      catalog.create(namespace);
      catalog.change(namespace, options(command));
      return Reply.ok();
    }
  }

  private static List<Field> options(Command command) {
    List<Field> fields = Fields.of(command.document());
    return fields.subList(1, fields.size()).stream()
        .filter(field -> !field.name().startsWith("$") && !GENERIC.contains(field.name()))
        .toList();
  }

  /** Since 7.0 dropping a collection that does not exist is no error. */
  private Answer dropped(String namespace) {
    synchronized (catalog) {
      if (catalog.has(namespace)) {
        int indexes = catalog.indexes(namespace).count();
        catalog.drop(namespace);
        return Reply.of(
            new BsonDocument("nIndexesWas", new BsonInt32(indexes))
                .append("ns", new BsonString(namespace)));
      }
      return release.compareTo(ServerRelease.V7_0) >= 0
          ? Reply.ok()
          : NamespaceErrors.noNamespace("ns not found");
    }
  }

  private Answer databaseDropped(String database) {
    synchronized (catalog) {
      boolean exists = !catalog.collections(database).isEmpty();
      catalog.dropDatabase(database);
      return exists ? Reply.of(new BsonDocument("dropped", new BsonString(database))) : Reply.ok();
    }
  }

  private Answer changed(Command command) {
    synchronized (catalog) {
      String namespace = command.namespace();
      if (!catalog.has(namespace)) {
        return NamespaceErrors.noNamespace("ns does not exist: " + namespace);
      }
      catalog.change(namespace, options(command));
      BsonValue index = command.get("index");
      return index == null || !index.isDocument()
          ? Reply.ok()
          : changed(catalog.indexes(namespace), index.asDocument(), namespace);
    }
  }

  /** Changes an index; the reply has the old and the new value of each change. */
  private static Answer changed(CollectionIndexes indexes, BsonDocument change, String namespace) {
    BsonValue which =
        Optional.ofNullable(Fields.get(change, "name"))
            .orElseGet(() -> change.get("keyPattern", new BsonDocument()));
    Optional<BsonDocument> index = indexes.at(which);
    if (index.isEmpty()) {
      return NamespaceErrors.noIndex(which, namespace);
    }
    BsonDocument reply = new BsonDocument();
    List<Field> changes =
        Fields.of(change).stream()
            .filter(field -> !field.name().equals("name") && !field.name().equals("keyPattern"))
            .toList();
    for (Field each : changes) {
      BsonValue old = index.get().get(each.name());
      if (old != null) {
        reply.append(each.name() + "_old", old);
      }
      reply.append(each.name() + "_new", each.value());
    }
    indexes.change(which, changes);
    return Reply.of(reply);
  }

  private Optional<Answer> validate(Received request) {
    String namespace = request.command().namespace();
    return catalog.has(namespace)
        ? Optional.empty()
        : Optional.of(
            NamespaceErrors.noNamespace(
                "Collection '%s' does not exist to validate.".formatted(namespace)));
  }

  /** A collection whose documents the test stored is not renamed. */
  private Optional<Answer> rename(Received request) {
    BsonValue source = request.command().get("renameCollection");
    BsonValue target = request.command().get("to");
    boolean isKnown =
        source.isString()
            && target != null
            && target.isString()
            && !contents.has(source.asString().getValue())
            && !contents.has(target.asString().getValue());
    boolean replaces = BsonBoolean.TRUE.equals(request.command().get("dropTarget"));
    return isKnown
        ? Optional.of(
            asked ->
                renamed(source.asString().getValue(), target.asString().getValue(), replaces)
                    .to(asked))
        : Optional.empty();
  }

  private Answer renamed(String source, String target, boolean replaces) {
    synchronized (catalog) {
      if (!catalog.has(source)) {
        return NamespaceErrors.noNamespace("Source collection " + source + " does not exist");
      }
      if (source.equals(target)) {
        return Reply.error(20, "Can't rename a collection to itself");
      }
      if (catalog.has(target) && !replaces) {
        return Reply.error(48, "target namespace exists");
      }
      catalog.rename(source, target);
      return Reply.ok();
    }
  }
}
