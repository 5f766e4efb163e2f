package io.mockmongo.database;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.message.OpQuery;
import io.mockmongo.profile.Topology;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.ServerKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** The commands that read the stored documents, without a query engine. */
final class ReadCommands {

  private static final int ONLY_ON_REPLICA_SETS = 40573;
  private static final Cursor CHANGES =
      Cursor.of().tailable().with("{postBatchResumeToken: {_data: '8200000000'}}");

  private final StoredCollections contents;
  private final Topology topology;

  ReadCommands(StoredCollections contents, Topology topology) {
    this.contents = contents;
    this.topology = topology;
  }

  Map<String, CommandHandler> handlers() {
    return Map.of(
        "find", this::find,
        "", this::query,
        "count", this::count,
        "distinct", this::distinct,
        "aggregate", this::aggregate);
  }

  private Optional<Answer> find(Received request) {
    return Optional.of(from(request, number(request.command().get("skip"))));
  }

  /** Answers a legacy query; the command name of all legacy requests is empty. */
  private Optional<Answer> query(Received request) {
    return request.message() instanceof OpQuery query
        ? Optional.of(from(request, query.numberToSkip()))
        : Optional.empty();
  }

  private Cursor from(Received request, long skip) {
    List<RawBsonDocument> all = documents(request);
    return Cursor.of(all.subList((int) Math.min(skip, all.size()), all.size()));
  }

  private Optional<Answer> count(Received request) {
    Command command = request.command();
    List<RawBsonDocument> all = documents(request);
    if (!all.isEmpty() && !isEmpty(command.get("query"))) {
      return Optional.empty();
    }
    long rest = Math.max(0, all.size() - number(command.get("skip")));
    long limit = number(command.get("limit"));
    long count = limit == 0 ? rest : Math.min(rest, limit);
    return Optional.of(Reply.of(new BsonDocument("n", new BsonInt32((int) count))));
  }

  private Optional<Answer> distinct(Received request) {
    return documents(request).isEmpty() ? Optional.of(Reply.of("{values: []}")) : Optional.empty();
  }

  private Optional<Answer> aggregate(IncomingRequest request) {
    Command command = request.command();
    BsonValue pipeline = command.get("pipeline");
    if (pipeline == null || !pipeline.isArray() || command.get("explain") != null) {
      return Optional.empty();
    }
    BsonArray stages = pipeline.asArray();
    if (isChangeStream(stages)) {
      return Optional.of(kind(request) == ServerKind.STANDALONE ? noChanges() : CHANGES);
    }
    return command.collection().isEmpty()
        ? Optional.empty()
        : AggregationPipeline.run(stages, documents(request)).map(Cursor::of);
  }

  private ServerKind kind(IncomingRequest request) {
    return request.state().features().serverKind().orElse(ServerKind.of(topology));
  }

  private static boolean isChangeStream(BsonArray stages) {
    return !stages.isEmpty()
        && stages.get(0).isDocument()
        && Fields.get(stages.get(0).asDocument(), "$changeStream") != null;
  }

  private static Answer noChanges() {
    return Reply.error(
        ONLY_ON_REPLICA_SETS, "The $changeStream stage is only supported on replica sets");
  }

  private List<RawBsonDocument> documents(Received request) {
    return contents.documents(request.command().namespace());
  }

  private static boolean isEmpty(BsonValue query) {
    return query == null || query.isDocument() && Fields.of(query.asDocument()).isEmpty();
  }

  /** Returns the absolute value of a number, 0 if there is none; a limit may be negative. */
  private static long number(BsonValue value) {
    return value == null || !value.isNumber() ? 0 : Math.abs(value.asNumber().longValue());
  }
}
