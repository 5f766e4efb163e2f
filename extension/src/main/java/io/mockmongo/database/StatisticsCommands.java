package io.mockmongo.database;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Command;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/**
 * The commands for statistics: all zero, except that a test which stores documents has to declare
 * the reply.
 */
final class StatisticsCommands {

  private static final RawBsonDocument DATABASE =
      ExtendedJson.parse(
          "{collections: {$numberLong: '0'}, views: {$numberLong: '0'},"
              + " objects: {$numberLong: '0'}, avgObjSize: 0.0, dataSize: 0.0, storageSize: 0.0,"
              + " indexes: {$numberLong: '0'}, indexSize: 0.0, totalSize: 0.0,"
              + " scaleFactor: {$numberLong: '1'}, fsUsedSize: 0.0, fsTotalSize: 0.0}");
  private static final RawBsonDocument COLLECTION =
      ExtendedJson.parse(
          "{size: 0, count: 0, storageSize: 0, totalSize: 0, nindexes: 0, totalIndexSize: 0,"
              + " indexDetails: {}, indexSizes: {}, scaleFactor: 1}");

  private final StoredCollections contents;

  StatisticsCommands(StoredCollections contents) {
    this.contents = contents;
  }

  Map<String, CommandHandler> handlers() {
    return Map.of(
        "dbStats", this::ofDatabase,
        "dbstats", this::ofDatabase,
        "collStats", this::ofCollection,
        "collstats", this::ofCollection);
  }

  private Optional<Answer> ofDatabase(Received request) {
    String database = request.command().database();
    return contents.collections(database).isEmpty()
        ? Optional.of(statistics("db", database, DATABASE))
        : Optional.empty();
  }

  private Optional<Answer> ofCollection(Received request) {
    Command command = request.command();
    return contents.has(command.namespace())
        ? Optional.empty()
        : Optional.of(statistics("ns", command.namespace(), COLLECTION));
  }

  private static Reply statistics(String field, String value, RawBsonDocument rest) {
    BsonDocument document = new BsonDocument(field, new BsonString(value));
    document.putAll(rest);
    return Reply.of(document);
  }
}
