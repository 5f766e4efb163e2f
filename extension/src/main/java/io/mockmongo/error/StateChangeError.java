package io.mockmongo.error;

import io.mockmongo.bson.Fields;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The errors that drivers take for a change of the server's state: after "not writable primary" or
 * "node is recovering" a driver considers the server unknown until the next hello.
 *
 * <p>Specification: server discovery and monitoring, "not writable primary and node is recovering".
 */
public enum StateChangeError {
  /** The server is no longer primary. */
  NOT_PRIMARY(10107, 13435, 10058, 189, 11602),
  /** The server is neither primary nor secondary. */
  RECOVERING(13436),
  /** The server shuts down; drivers clear their pools too. */
  SHUTDOWN(91, 11600);

  private final Set<Integer> codes;

  StateChangeError(Integer... codes) {
    this.codes = Set.of(codes);
  }

  /**
   * Returns the state change that a reply tells.
   *
   * @param reply any reply
   * @return the change that its code tells, or its message if it has no code: of the command if
   *     that failed, else of its {@code writeConcernError}; empty if they tell none
   */
  public static Optional<StateChangeError> in(BsonDocument reply) {
    Optional<StateChangeError> failure = ErrorCode.isSuccess(reply) ? Optional.empty() : of(reply);
    return failure.isPresent() ? failure : inWriteConcernError(reply);
  }

  private static Optional<StateChangeError> inWriteConcernError(BsonDocument reply) {
    BsonValue error = Fields.get(reply, "writeConcernError");
    return error != null && error.isDocument() ? of(error.asDocument()) : Optional.empty();
  }

  private static Optional<StateChangeError> of(BsonDocument error) {
    BsonValue code = Fields.get(error, "code");
    if (code == null) {
      return toldBy(Fields.get(error, "errmsg"));
    }
    return code.isNumber() ? of(code.asNumber().intValue()) : Optional.empty();
  }

  private static Optional<StateChangeError> of(int code) {
    for (StateChangeError change : values()) {
      if (change.codes.contains(code)) {
        return Optional.of(change);
      }
    }
    return Optional.empty();
  }

  /** Servers older than the codes have only these messages. */
  private static Optional<StateChangeError> toldBy(BsonValue message) {
    String text = message != null && message.isString() ? message.asString().getValue() : "";
    if (text.contains("node is recovering") || text.contains("not master or secondary")) {
      return Optional.of(RECOVERING);
    }
    return text.contains("not master") ? Optional.of(NOT_PRIMARY) : Optional.empty();
  }
}
