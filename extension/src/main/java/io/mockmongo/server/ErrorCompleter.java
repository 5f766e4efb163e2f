package io.mockmongo.server;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.cursor.ChangeStreamCursors;
import io.mockmongo.error.ErrorCode;
import io.mockmongo.error.ErrorContext;
import io.mockmongo.error.ErrorLabels;
import io.mockmongo.error.ErrorWording;
import io.mockmongo.error.PlanExecutorContext;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.ServerKind;
import io.mockmongo.state.ServerState;
import java.util.List;
import java.util.OptionalInt;
import org.bson.BsonArray;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Completes errors as the server's release gives them: the words that are missing, and the labels,
 * unless the reply has a field {@code errorLabels}. An empty list suppresses the labels.
 * Thread-safe.
 */
final class ErrorCompleter {

  private static final String LABELS = "errorLabels";
  private static final String WRITE_CONCERN_ERROR = "writeConcernError";

  private final ServerState state;
  private final ChangeStreamCursors changeStreams = new ChangeStreamCursors();

  ErrorCompleter(ServerState state) {
    this.state = state;
  }

  /** Returns the reply with words and labels, or the same one if it is no error. */
  RawBsonDocument completed(IncomingRequest request, RawBsonDocument declared) {
    ServerRelease release = state.current().profile().release();
    RawBsonDocument reply =
        release.compareTo(ServerRelease.V8_0) < 0
            ? PlanExecutorContext.removedFrom(request.command(), declared)
            : declared;
    if (ErrorCode.isSuccess(reply)) {
      changeStreams.opened(request.command(), reply);
      if (Fields.get(reply, WRITE_CONCERN_ERROR) == null) {
        return reply;
      }
    }
    return labelled(request, new ErrorWording(release).completed(request.command(), reply));
  }

  private RawBsonDocument labelled(IncomingRequest request, RawBsonDocument reply) {
    BsonValue declared = Fields.get(reply, LABELS);
    if (declared != null) {
      return new BsonArray().equals(declared) ? without(reply) : reply;
    }
    List<String> labels = labels(request, reply);
    return labels.isEmpty() ? reply : with(labels, reply);
  }

  private List<String> labels(IncomingRequest request, RawBsonDocument reply) {
    OptionalInt code = ErrorCode.in(reply).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    OptionalInt concernCode = concernCode(Fields.get(reply, WRITE_CONCERN_ERROR));
    return code.isEmpty() && concernCode.isEmpty()
        ? List.of()
        : new ErrorLabels(context(request), code, concernCode).labels();
  }

  private static OptionalInt concernCode(BsonValue error) {
    BsonValue code =
        error != null && error.isDocument() ? Fields.get(error.asDocument(), "code") : null;
    return code != null && code.isNumber()
        ? OptionalInt.of(code.asNumber().intValue())
        : OptionalInt.empty();
  }

  private ErrorContext context(IncomingRequest request) {
    ServerProfile profile = state.current().profile();
    return new ErrorContext(
        profile.release(),
        state.kindTold(request.state()) == ServerKind.ROUTER,
        request.command(),
        changeStreams.include(request.command()),
        request.state().hasWritten());
  }

  private static RawBsonDocument with(List<String> labels, RawBsonDocument reply) {
    BsonArray names = new BsonArray(labels.stream().map(BsonString::new).toList());
    return new RawBuilder().appendAll(reply).append(LABELS, names).build();
  }

  private static RawBsonDocument without(RawBsonDocument reply) {
    RawBuilder rest = new RawBuilder();
    Fields.of(reply).stream()
        .filter(field -> !field.name().equals(LABELS))
        .forEach(field -> rest.append(field.name(), field.value()));
    return rest.build();
  }
}
