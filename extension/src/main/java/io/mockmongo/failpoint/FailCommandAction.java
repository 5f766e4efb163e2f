package io.mockmongo.failpoint;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.bson.TypeName;
import io.mockmongo.error.StateChangeError;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import io.mockmongo.reply.Step;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.ServerKind;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The action of {@code failCommand}: it blocks a command, closes its connection or answers it with
 * an error, in this order; or has the write concern fail after the execution.
 *
 * @param filter the requests that are struck
 * @param data the data of the fail point
 */
record FailCommandAction(RequestFilter filter, FailPointData data) implements FailPointAction {

  private static final String MESSAGE = "Failing command via 'failCommand' failpoint";
  private static final String LABELS = "errorLabels";
  private static final String WRITE_CONCERN_ERROR = "writeConcernError";
  private static final String EXTRA_INFO = "errorExtraInfo";
  private static final int TYPE_MISMATCH = 14;

  static FailCommandAction of(FailPointData data) {
    return new FailCommandAction(RequestFilter.of(data), data);
  }

  @Override
  public boolean appliesTo(IncomingRequest request) {
    return (closes() || blocks() || data.number("errorCode").isPresent())
        && filter.matches(request);
  }

  private boolean closes() {
    return data.isTrue("closeConnection");
  }

  private boolean blocks() {
    return data.isTrue("blockConnection");
  }

  @Override
  public Reply reply(IncomingRequest request) {
    if (!blocks()) {
      return unblocked(request);
    }
    OptionalInt millis = data.number("blockTimeMS");
    if (millis.isEmpty()) {
      return labelled(
          Reply.error(
              ServerError.INVALID_OPTIONS.code(),
              "must specify 'blockTimeMS' when 'blockConnection' is true"));
    }
    return millis.getAsInt() < 0
        ? labelled(
            Reply.error(ServerError.INVALID_OPTIONS.code(), "'blockTimeMS' must be non-negative"))
        : unblocked(request).delayed(Duration.ofMillis(millis.getAsInt()));
  }

  private Reply unblocked(IncomingRequest request) {
    if (closes()) {
      return Reply.hangUp();
    }
    int code = data.number("errorCode").orElse(0);
    return code == 0 ? Reply.passOn() : labelled(error(code, request));
  }

  private Reply error(int code, IncomingRequest request) {
    Reply error = Reply.error(code, MESSAGE);
    if (isRewritten(error, request)) {
      return Reply.error(ServerError.HOST_UNREACHABLE.code(), MESSAGE);
    }
    BsonValue extra = data.get(EXTRA_INFO);
    if (extra == null) {
      return error;
    }
    return extra.isDocument()
        ? with(extra.asDocument(), document(error))
        : Reply.error(
            TYPE_MISMATCH,
            "\"%s\" had the wrong type. Expected object, found %s"
                .formatted(EXTRA_INFO, TypeName.of(extra)));
  }

  /** Adds fields to an error, which stays the error that it is. */
  private static Reply with(BsonDocument extra, RawBsonDocument error) {
    BsonDocument added = new BsonDocument();
    for (Field field : Fields.of(extra)) {
      if (Fields.get(error, field.name()) == null) {
        added.append(field.name(), field.value());
      }
    }
    return Reply.of(new RawBuilder().appendAll(error, added).build());
  }

  /** Tells whether a router hides an error, since it is about a shard and not about itself. */
  private boolean isRewritten(Reply error, IncomingRequest request) {
    return data.isTrue("allowRewriteStateChange")
        && request.state().features().serverKind().equals(Optional.of(ServerKind.ROUTER))
        && StateChangeError.in(document(error)).isPresent();
  }

  private static RawBsonDocument document(Reply error) {
    return ((Step.Send) error.steps().get(0)).document();
  }

  private Reply labelled(Reply error) {
    return labels()
        .map(
            labels ->
                labels.stream()
                    .filter(BsonValue::isString)
                    .map(label -> label.asString().getValue())
                    .toArray(String[]::new))
        .map(error::withErrorLabels)
        .orElse(error);
  }

  /** Returns the labels that replace those of a server. */
  private Optional<BsonArray> labels() {
    return Optional.ofNullable(data.get(LABELS)).filter(BsonValue::isArray).map(BsonValue::asArray);
  }

  @Override
  public boolean failsWriteConcernOf(IncomingRequest request) {
    return data.has(WRITE_CONCERN_ERROR)
        && filter.matches(request)
        && WriteConcernCommands.include(request.command());
  }

  @Override
  public BsonDocument writeConcernFailure() {
    BsonDocument fields = new BsonDocument(WRITE_CONCERN_ERROR, data.get(WRITE_CONCERN_ERROR));
    labels().ifPresent(labels -> fields.append(LABELS, labels));
    return fields;
  }
}
