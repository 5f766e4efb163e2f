package io.mockmongo.reply;

import io.mockmongo.error.ErrorCode;
import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import java.util.Set;

/**
 * The named errors of a server, each in the shape and with the labels that a real server gives it
 * for the request.
 *
 * <pre>{@code
 * @AutoRespond(command = "insert", error = DUPLICATE_KEY)
 * server.receives(command("find")).replies(ServerError.INTERRUPTED);
 * }</pre>
 *
 * <p>Codes, names and labels: the server's error_codes.yml, and "Determining Retryable Errors" in
 * the retryable writes specification.
 */
public enum ServerError implements Answer {
  /** A unique index has the key already; a write error inside a successful reply. */
  DUPLICATE_KEY(ErrorCode.DUPLICATE_KEY, "E11000 duplicate key error"),
  /** Two transactions wrote the same document. */
  WRITE_CONFLICT(ErrorCode.WRITE_CONFLICT, "Write conflict during plan execution"),
  /** The server is not, or no longer, the primary. */
  NOT_WRITABLE_PRIMARY(ErrorCode.NOT_WRITABLE_PRIMARY, "not primary"),
  /** The server is a secondary and may not be read from without a read preference. */
  NOT_PRIMARY_NO_SECONDARY_OK(
      ErrorCode.NOT_PRIMARY_NO_SECONDARY_OK, "not primary and secondaryOk=false"),
  /** The server is recovering. */
  NOT_PRIMARY_OR_SECONDARY(ErrorCode.NOT_PRIMARY_OR_SECONDARY, "node is recovering"),
  /** The primary steps down. */
  PRIMARY_STEPPED_DOWN(ErrorCode.PRIMARY_STEPPED_DOWN, "primary stepped down"),
  /** The operation was interrupted because the server stops. */
  INTERRUPTED_AT_SHUTDOWN(ErrorCode.INTERRUPTED_AT_SHUTDOWN, "interrupted at shutdown"),
  /** The operation was interrupted because the member's role changes. */
  INTERRUPTED_DUE_TO_REPL_STATE_CHANGE(
      ErrorCode.INTERRUPTED_DUE_TO_REPL_STATE_CHANGE, "operation was interrupted"),
  /** The server stops. */
  SHUTDOWN_IN_PROGRESS(ErrorCode.SHUTDOWN_IN_PROGRESS, "shutdown in progress"),
  /** A mongos can't reach a shard. */
  HOST_UNREACHABLE(ErrorCode.HOST_UNREACHABLE, "host unreachable"),
  /** A mongos can't find a shard. */
  HOST_NOT_FOUND(ErrorCode.HOST_NOT_FOUND, "host not found"),
  /** A mongos waited too long for a shard. */
  NETWORK_TIMEOUT(ErrorCode.NETWORK_TIMEOUT, "network timeout"),
  /** A mongos lost a shard. */
  SOCKET_EXCEPTION(ErrorCode.SOCKET_EXCEPTION, "socket exception"),
  /** A time limit on the server was exceeded. */
  EXCEEDED_TIME_LIMIT(ErrorCode.EXCEEDED_TIME_LIMIT, "operation exceeded a time limit"),
  /** Read concern majority is not available yet. */
  READ_CONCERN_MAJORITY_NOT_AVAILABLE_YET(
      ErrorCode.READ_CONCERN_MAJORITY_NOT_AVAILABLE_YET,
      "read concern majority is not available yet"),
  /** The operation was killed. */
  INTERRUPTED(ErrorCode.INTERRUPTED, "operation was interrupted"),
  /** The operation took longer than its maxTimeMS. */
  MAX_TIME_MS_EXPIRED(ErrorCode.MAX_TIME_MS_EXPIRED, "operation exceeded time limit"),
  /** The cursor is unknown or closed. */
  CURSOR_NOT_FOUND(ErrorCode.CURSOR_NOT_FOUND, "cursor not found"),
  /** There is no such command. */
  COMMAND_NOT_FOUND(ErrorCode.COMMAND_NOT_FOUND, "no such command"),
  /** There is no such collection or database. */
  NAMESPACE_NOT_FOUND(ErrorCode.NAMESPACE_NOT_FOUND, "ns not found"),
  /** The user is not authorized for the command. */
  UNAUTHORIZED(ErrorCode.UNAUTHORIZED, "not authorized to execute command"),
  /** The user name or the password is wrong. */
  AUTHENTICATION_FAILED(ErrorCode.AUTHENTICATION_FAILED, "Authentication failed."),
  /** A value in the command is invalid. */
  BAD_VALUE(ErrorCode.BAD_VALUE, "bad value");

  /** As drivers know them; servers of a later release may have more. */
  private static final Set<Integer> RETRYABLE_READS =
      Set.of(6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436);

  private final DeclaredError declared;

  ServerError(ErrorCode code, String message) {
    this(code, message, "{}");
  }

  ServerError(ErrorCode code, String message, String fields) {
    this.declared =
        new DeclaredError(code.number(), code.text(), message, ExtendedJson.parse(fields), false);
  }

  /** Returns the error code. */
  public int code() {
    return declared.code();
  }

  /** Returns the name of the error code as servers write it, such as {@code DuplicateKey}. */
  public String codeName() {
    return declared.codeName();
  }

  /**
   * Returns this error as the failure of the whole command, also where a server reports it in the
   * result, as it does a duplicate key.
   *
   * <pre>{@code
   * server
   *     .autoResponds(command("insert"))
   *     .replies(NOT_WRITABLE_PRIMARY.asCommandError().withErrorLabels("RetryableWriteError"));
   * }</pre>
   *
   * @return the reply
   */
  public Reply asCommandError() {
    return declared.asCommandError();
  }

  /**
   * Returns this error as that of the write concern, beside the success of the command.
   *
   * <pre>{@code
   * server.autoResponds(command("insert")).replies(SHUTDOWN_IN_PROGRESS.asWriteConcernError());
   * }</pre>
   *
   * @return the reply
   */
  public Reply asWriteConcernError() {
    return declared.asWriteConcernError();
  }

  /**
   * Returns this error as that of single writes of a command; the other writes succeed.
   *
   * <pre>{@code
   * server.autoResponds(command("insert")).replies(DUPLICATE_KEY.at(2));
   * }</pre>
   *
   * @param indexes the places of the writes in the command, from 0
   * @return the answer
   * @throws IllegalArgumentException if there is no index, or a negative one
   */
  public WriteErrors at(int... indexes) {
    return declared.at(indexes);
  }

  /**
   * Returns the same error with another message.
   *
   * <pre>{@code
   * server.autoResponds(command("find")).replies(INTERRUPTED.withMessage("killed by the operator"));
   * }</pre>
   *
   * @param text the field {@code errmsg}
   * @return the error
   */
  public DeclaredError withMessage(String text) {
    return declared.withMessage(text);
  }

  /**
   * Returns the same error with more fields.
   *
   * <pre>{@code
   * DUPLICATE_KEY.with("{keyPattern: {email: 1}, keyValue: {email: 'ann@shop'}}")
   * }</pre>
   *
   * @param extendedJson the fields
   * @return the error
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  public DeclaredError with(String extendedJson) {
    return declared.with(extendedJson);
  }

  /** Returns the reply that a real server gives; its labels are added when it is sent. */
  @Override
  public Reply to(Received request) {
    return declared.to(request);
  }

  /** Returns this error as a value, which does not change with its message or fields. */
  public DeclaredError declared() {
    return declared;
  }

  /**
   * Tells whether drivers retry a read after an error.
   *
   * @param code the error code
   * @return true if the error is retryable for reads
   */
  public static boolean isRetryableRead(int code) {
    return RETRYABLE_READS.contains(code);
  }
}
