package io.mockmongo.database;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The commands that list databases and collections: those that the {@link Catalog} has. */
final class ListingCommands {

  private static final BsonString COLLECTION = new BsonString("collection");
  private static final BsonString VIEW = new BsonString("view");

  private final StoredCollections contents;
  private final Catalog catalog;

  ListingCommands(StoredCollections contents, Catalog catalog) {
    this.contents = contents;
    this.catalog = catalog;
  }

  Map<String, CommandHandler> handlers() {
    return Map.of("listCollections", this::collections, "listDatabases", this::databases);
  }

  private Optional<Answer> collections(Received request) {
    String database = request.command().database();
    List<BsonDocument> all =
        catalog.collections(database).stream().map(name -> collection(database, name)).toList();
    return filtered(request.command(), all).map(Cursor::of);
  }

  private BsonDocument collection(String database, String name) {
    UUID uuid = UUID.nameUUIDFromBytes((database + "." + name).getBytes(StandardCharsets.UTF_8));
    BsonDocument options = catalog.options(database + "." + name);
    boolean isView = options.containsKey("viewOn");
    BsonDocument collection =
        new BsonDocument("name", new BsonString(name))
            .append("type", isView ? VIEW : COLLECTION)
            .append("options", options)
            .append(
                "info",
                new BsonDocument("readOnly", BsonBoolean.valueOf(isView))
                    .append("uuid", new BsonBinary(uuid)));
    return isView ? collection : collection.append("idIndex", CollectionIndexes.ID_INDEX);
  }

  private Optional<Answer> databases(Received request) {
    List<BsonDocument> all = catalog.databases().stream().map(this::database).toList();
    return filtered(request.command(), all)
        .map(BsonArray::new)
        .map(listed -> new BsonDocument("databases", listed))
        .map(reply -> isNameOnly(request.command()) ? reply : withSize(reply))
        .map(Reply::of);
  }

  private static BsonDocument withSize(BsonDocument reply) {
    long size =
        reply.getArray("databases").stream()
            .mapToLong(each -> (long) each.asDocument().getDouble("sizeOnDisk").getValue())
            .sum();
    return reply
        .append("totalSize", new BsonInt64(size))
        .append("totalSizeMb", new BsonInt64(size >> 20));
  }

  private BsonDocument database(String name) {
    long size =
        contents.collections(name).stream()
            .flatMap(collection -> contents.documents(name + "." + collection).stream())
            .mapToLong(document -> document.getByteBuffer().remaining())
            .sum();
    return new BsonDocument("name", new BsonString(name))
        .append("sizeOnDisk", new BsonDouble(size))
        .append("empty", BsonBoolean.FALSE);
  }

  /** A filter is supported if it is empty, or compares names and types for equality. */
  private static Optional<List<BsonDocument>> filtered(Command command, List<BsonDocument> all) {
    BsonValue filter = command.get("filter");
    List<Field> conditions =
        filter == null || !filter.isDocument() ? List.of() : Fields.of(filter.asDocument());
    boolean supported = conditions.stream().allMatch(field -> field.value().isString());
    return all.isEmpty() || supported
        ? Optional.of(
            all.stream()
                .filter(each -> conditions.stream().allMatch(field -> matches(each, field)))
                .map(each -> isNameOnly(command) ? named(each) : each)
                .toList())
        : Optional.empty();
  }

  private static boolean matches(BsonDocument document, Field condition) {
    return condition.value().equals(document.get(condition.name()));
  }

  private static BsonDocument named(BsonDocument listed) {
    BsonDocument named = new BsonDocument("name", listed.get("name"));
    return listed.containsKey("type") ? named.append("type", listed.get("type")) : named;
  }

  private static boolean isNameOnly(Command command) {
    return Fields.isTrue(command.document(), "nameOnly");
  }
}
