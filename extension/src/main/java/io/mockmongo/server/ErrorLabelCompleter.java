package io.mockmongo.server;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.cursor.ChangeStreamCursors;
import io.mockmongo.error.ErrorCode;
import io.mockmongo.error.ErrorContext;
import io.mockmongo.error.ErrorLabels;
import io.mockmongo.message.Command;
import io.mockmongo.profile.ServerProfile;
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
 * Adds the labels that a server gives an error to replies that have no field {@code errorLabels},
 * and removes the field where the test gave an empty list, which suppresses them. Thread-safe.
 */
final class ErrorLabelCompleter {

  private static final String LABELS = "errorLabels";
  private static final String WRITE_CONCERN_ERROR = "writeConcernError";

  private final ServerState state;
  private final ChangeStreamCursors changeStreams = new ChangeStreamCursors();

  ErrorLabelCompleter(ServerState state) {
    this.state = state;
  }

  /** Returns the reply with labels, or the same one if it gets none. */
  RawBsonDocument completed(IncomingRequest request, RawBsonDocument reply) {
    Command command = request.command();
    if (ErrorCode.isSuccess(reply)) {
      changeStreams.opened(command, reply);
      if (command.get("txnNumber") == null) {
        return reply; // the error of a write concern gives labels to numbered commands only
      }
    }
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
        request.state().features().serverKind(profile.topology()) == ServerKind.ROUTER,
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
