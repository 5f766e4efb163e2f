package io.mockmongo.error;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.message.Command;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/**
 * Adds the labels that a real server adds to an error reply.
 *
 * <p>Specifications: retryable writes, "RetryableWriteError Labels"; transactions,
 * "TransientTransactionError".
 */
public final class ErrorLabels {

  private static final String LABELS = "errorLabels";

  private static final Set<ErrorCode> RETRYABLE =
      EnumSet.of(
          ErrorCode.HOST_UNREACHABLE,
          ErrorCode.HOST_NOT_FOUND,
          ErrorCode.NETWORK_TIMEOUT,
          ErrorCode.SHUTDOWN_IN_PROGRESS,
          ErrorCode.PRIMARY_STEPPED_DOWN,
          ErrorCode.EXCEEDED_TIME_LIMIT,
          ErrorCode.SOCKET_EXCEPTION,
          ErrorCode.NOT_WRITABLE_PRIMARY,
          ErrorCode.INTERRUPTED_AT_SHUTDOWN,
          ErrorCode.INTERRUPTED_DUE_TO_REPL_STATE_CHANGE,
          ErrorCode.NOT_PRIMARY_NO_SECONDARY_OK,
          ErrorCode.NOT_PRIMARY_OR_SECONDARY);

  private ErrorLabels() {}

  /** Tells whether drivers retry a write after an error. */
  public static boolean isRetryable(int code) {
    return ErrorCode.of(code).filter(RETRYABLE::contains).isPresent();
  }

  /**
   * Adds the labels to an error reply of a command, unless the reply has the field {@code
   * errorLabels}.
   *
   * @param command the request's command
   * @param reply any reply
   * @return the reply with labels, or the same one if it gets none
   */
  public static RawBsonDocument completed(Command command, RawBsonDocument reply) {
    List<String> labels = command.get("txnNumber") == null ? List.of() : of(command, reply);
    if (labels.isEmpty()) {
      return reply;
    }
    BsonArray names = new BsonArray(labels.stream().map(BsonString::new).toList());
    return new RawBuilder().appendAll(reply).append(LABELS, names).build();
  }

  private static List<String> of(Command command, RawBsonDocument reply) {
    return ErrorCode.in(reply)
        .filter(code -> Fields.get(reply, LABELS) == null)
        .map(code -> of(command, code))
        .orElse(List.of());
  }

  private static List<String> of(Command command, int code) {
    boolean ends =
        command.name().equals("commitTransaction") || command.name().equals("abortTransaction");
    if (command.isInTransaction() && !ends) {
      return isRetryable(code) || code == ErrorCode.WRITE_CONFLICT.number()
          ? List.of("TransientTransactionError")
          : List.of();
    }
    return isRetryable(code) ? List.of("RetryableWriteError") : List.of();
  }
}
