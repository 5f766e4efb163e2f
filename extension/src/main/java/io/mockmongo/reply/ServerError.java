package io.mockmongo.reply;

import io.mockmongo.journal.Received;

/**
 * Errors that servers answer, by name, each in the shape and with the labels that a real server
 * gives it for the request at hand.
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
  /** A unique index has such a document already; a write error inside a successful reply. */
  DUPLICATE_KEY(11000, "DuplicateKey", "E11000 duplicate key error"),
  /** Two transactions wrote the same document. */
  WRITE_CONFLICT(112, "WriteConflict", "Write conflict during plan execution"),
  /** The server is not, or no longer, the primary. */
  NOT_WRITABLE_PRIMARY(10107, "NotWritablePrimary", "not primary"),
  /** The server is a secondary and may not be read from without a read preference. */
  NOT_PRIMARY_NO_SECONDARY_OK(
      13435, "NotPrimaryNoSecondaryOk", "not primary and secondaryOk=false"),
  /** The server is recovering. */
  NOT_PRIMARY_OR_SECONDARY(13436, "NotPrimaryOrSecondary", "node is recovering"),
  /** The primary steps down. */
  PRIMARY_STEPPED_DOWN(189, "PrimarySteppedDown", "primary stepped down"),
  /** The operation ended because the server stops. */
  INTERRUPTED_AT_SHUTDOWN(11600, "InterruptedAtShutdown", "interrupted at shutdown"),
  /** The operation ended because the member's role changes. */
  INTERRUPTED_DUE_TO_REPL_STATE_CHANGE(
      11602, "InterruptedDueToReplStateChange", "operation was interrupted"),
  /** The server stops. */
  SHUTDOWN_IN_PROGRESS(91, "ShutdownInProgress", "shutdown in progress"),
  /** A mongos can't reach a shard. */
  HOST_UNREACHABLE(6, "HostUnreachable", "host unreachable"),
  /** A mongos can't find a shard. */
  HOST_NOT_FOUND(7, "HostNotFound", "host not found"),
  /** A mongos waited too long for a shard. */
  NETWORK_TIMEOUT(89, "NetworkTimeout", "network timeout"),
  /** A mongos lost a shard. */
  SOCKET_EXCEPTION(9001, "SocketException", "socket exception"),
  /** A server-side limit of time was reached. */
  EXCEEDED_TIME_LIMIT(262, "ExceededTimeLimit", "operation exceeded a time limit"),
  /** There is no majority to read from yet. */
  READ_CONCERN_MAJORITY_NOT_AVAILABLE_YET(
      134, "ReadConcernMajorityNotAvailableYet", "read concern majority is not available yet"),
  /** The operation was killed. */
  INTERRUPTED(11601, "Interrupted", "operation was interrupted"),
  /** The operation took longer than its maxTimeMS. */
  MAX_TIME_MS_EXPIRED(50, "MaxTimeMSExpired", "operation exceeded time limit"),
  /** The cursor is not known, or no longer. */
  CURSOR_NOT_FOUND(43, "CursorNotFound", "cursor not found"),
  /** There is no such command. */
  COMMAND_NOT_FOUND(59, "CommandNotFound", "no such command"),
  /** There is no such collection or database. */
  NAMESPACE_NOT_FOUND(26, "NamespaceNotFound", "ns not found"),
  /** The user may not do this. */
  UNAUTHORIZED(13, "Unauthorized", "not authorized to execute command"),
  /** Name or password are wrong. */
  AUTHENTICATION_FAILED(18, "AuthenticationFailed", "Authentication failed."),
  /** The command can't be understood. */
  BAD_VALUE(2, "BadValue", "bad value");

  private final int code;
  private final String codeName;
  private final String message;

  ServerError(int code, String codeName, String message) {
    this.code = code;
    this.codeName = codeName;
    this.message = message;
  }

  /** Returns the error's number. */
  public int code() {
    return code;
  }

  /** Returns the error's name as servers write it, such as {@code DuplicateKey}. */
  public String codeName() {
    return codeName;
  }

  /**
   * Returns this error as one of the whole command, to give it labels of the test's own.
   *
   * @return the error
   */
  public CommandError asCommandError() {
    return new CommandError(code, message);
  }

  /** Returns the reply that a real server gives, with its labels. */
  @Override
  public Reply to(Received request) {
    return this == DUPLICATE_KEY && DuplicateKey.isWriteError(request.command())
        ? DuplicateKey.replyTo(request.command())
        : asCommandError().to(request);
  }

  /**
   * Tells whether drivers read again after an error.
   *
   * @param code the error's number
   * @return true if it is one that a retry may help against
   */
  public static boolean isRetryableRead(int code) {
    return ErrorLabels.RETRYABLE.contains(code)
        || code == READ_CONCERN_MAJORITY_NOT_AVAILABLE_YET.code;
  }

  /** Returns a code's name as servers write it; those without one are called by their number. */
  static String codeName(int code) {
    for (ServerError error : values()) {
      if (error.code == code) {
        return error.codeName;
      }
    }
    return "Location" + code;
  }
}
