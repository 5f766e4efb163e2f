package io.mockmongo.errortable;

import static io.mockmongo.reply.ServerError.CHANGE_STREAM_HISTORY_LOST;
import static io.mockmongo.reply.ServerError.CURSOR_NOT_FOUND;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.reply.ServerError.EXCEEDED_TIME_LIMIT;
import static io.mockmongo.reply.ServerError.HOST_NOT_FOUND;
import static io.mockmongo.reply.ServerError.HOST_UNREACHABLE;
import static io.mockmongo.reply.ServerError.INGRESS_REQUEST_RATE_LIMIT_EXCEEDED;
import static io.mockmongo.reply.ServerError.INTERRUPTED;
import static io.mockmongo.reply.ServerError.INTERRUPTED_AT_SHUTDOWN;
import static io.mockmongo.reply.ServerError.INTERRUPTED_DUE_TO_REPL_STATE_CHANGE;
import static io.mockmongo.reply.ServerError.LOCK_TIMEOUT;
import static io.mockmongo.reply.ServerError.MAX_TIME_MS_EXPIRED;
import static io.mockmongo.reply.ServerError.NETWORK_TIMEOUT;
import static io.mockmongo.reply.ServerError.NOT_PRIMARY_NO_SECONDARY_OK;
import static io.mockmongo.reply.ServerError.NOT_PRIMARY_OR_SECONDARY;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.reply.ServerError.NO_SUCH_TRANSACTION;
import static io.mockmongo.reply.ServerError.PREPARED_TRANSACTION_IN_PROGRESS;
import static io.mockmongo.reply.ServerError.PRIMARY_STEPPED_DOWN;
import static io.mockmongo.reply.ServerError.READ_CONCERN_MAJORITY_NOT_AVAILABLE_YET;
import static io.mockmongo.reply.ServerError.REAUTHENTICATION_REQUIRED;
import static io.mockmongo.reply.ServerError.SHUTDOWN_IN_PROGRESS;
import static io.mockmongo.reply.ServerError.SNAPSHOT_UNAVAILABLE;
import static io.mockmongo.reply.ServerError.SOCKET_EXCEPTION;
import static io.mockmongo.reply.ServerError.TRANSACTION_TOO_OLD;
import static io.mockmongo.reply.ServerError.UNAUTHORIZED;
import static io.mockmongo.reply.ServerError.UNKNOWN_REPL_WRITE_CONCERN;
import static io.mockmongo.reply.ServerError.UNSATISFIABLE_WRITE_CONCERN;
import static io.mockmongo.reply.ServerError.WRITE_CONCERN_TIMEOUT;
import static io.mockmongo.reply.ServerError.WRITE_CONFLICT;

import io.mockmongo.reply.Answer;
import io.mockmongo.reply.DeclaredError;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of the table: what the server does in answer to the command that is struck.
 *
 * @param name the name in the table
 * @param code the error code; 0 for the end of a connection
 * @param answer the answer
 */
record Fault(String name, int code, Answer answer) {

  private static final Fault SILENCE = new Fault("no reply", 0, Reply.silence());

  private static final List<DeclaredError> STATE_CHANGES =
      List.of(
          NOT_WRITABLE_PRIMARY.declared(),
          NOT_PRIMARY_NO_SECONDARY_OK.declared(),
          DeclaredError.of(10058, "not primary"),
          PRIMARY_STEPPED_DOWN.declared(),
          INTERRUPTED_DUE_TO_REPL_STATE_CHANGE.declared(),
          NOT_PRIMARY_OR_SECONDARY.declared(),
          INTERRUPTED_AT_SHUTDOWN.declared(),
          SHUTDOWN_IN_PROGRESS.declared());

  private static final List<DeclaredError> RETRYABLE =
      declared(
          HOST_UNREACHABLE,
          HOST_NOT_FOUND,
          NETWORK_TIMEOUT,
          SOCKET_EXCEPTION,
          EXCEEDED_TIME_LIMIT,
          READ_CONCERN_MAJORITY_NOT_AVAILABLE_YET,
          INGRESS_REQUEST_RATE_LIMIT_EXCEEDED);

  private static final List<DeclaredError> OTHERS =
      declared(
          WRITE_CONFLICT,
          LOCK_TIMEOUT,
          PREPARED_TRANSACTION_IN_PROGRESS,
          NO_SUCH_TRANSACTION,
          TRANSACTION_TOO_OLD,
          SNAPSHOT_UNAVAILABLE,
          MAX_TIME_MS_EXPIRED,
          CURSOR_NOT_FOUND,
          CHANGE_STREAM_HISTORY_LOST,
          INTERRUPTED,
          DUPLICATE_KEY,
          UNAUTHORIZED,
          REAUTHENTICATION_REQUIRED);

  private static final List<DeclaredError> OF_WRITE_CONCERNS =
      declared(
          MAX_TIME_MS_EXPIRED,
          WRITE_CONCERN_TIMEOUT,
          UNKNOWN_REPL_WRITE_CONCERN,
          UNSATISFIABLE_WRITE_CONCERN);

  private static List<DeclaredError> declared(ServerError... errors) {
    return Stream.of(errors).map(ServerError::declared).toList();
  }

  /** Returns the errors of commands, and the ends of connections. */
  static List<Fault> ofCommands() {
    return Stream.concat(
            Stream.of(STATE_CHANGES, RETRYABLE, OTHERS)
                .flatMap(List::stream)
                .map(error -> of(error, error)),
            Stream.of(
                new Fault("hang-up", 0, Reply.hangUp()),
                new Fault("reset", 0, Reply.reset()),
                SILENCE))
        .toList();
  }

  /** Returns the errors that a write concern may fail with, beside the success of the command. */
  static List<Fault> ofWriteConcerns() {
    return Stream.of(STATE_CHANGES, RETRYABLE, OF_WRITE_CONCERNS)
        .flatMap(List::stream)
        .map(error -> of(error, error.asWriteConcernError()))
        .toList();
  }

  private static Fault of(DeclaredError error, Answer answer) {
    return new Fault(error.codeName() + " " + error.code(), error.code(), answer);
  }

  boolean isSilence() {
    return answer == SILENCE.answer;
  }

  @Override
  public String toString() {
    return name;
  }
}
