package io.mockmongo.reply;

import io.mockmongo.journal.Received;
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
  DUPLICATE_KEY(11000),
  /** The document does not match the validator of its collection; a write error. */
  DOCUMENT_VALIDATION_FAILURE(121),
  /** The document is larger than a server stores. */
  BSON_OBJECT_TOO_LARGE(10334),
  /** An update changes a field that can't change, such as {@code _id}. */
  IMMUTABLE_FIELD(66),
  /** An update goes through a value that is no document. */
  PATH_NOT_VIABLE(28),
  /** Two operators of an update change the same field. */
  CONFLICTING_UPDATE_OPERATORS(40),
  /** The document has no shard key. */
  SHARD_KEY_NOT_FOUND(61),
  /** Two transactions wrote the same document. */
  WRITE_CONFLICT(112),
  /** The server is not, or no longer, the primary. */
  NOT_WRITABLE_PRIMARY(10107),
  /** The server is not, or no longer, the primary, by an old code that drivers still know. */
  LEGACY_NOT_PRIMARY(10058),
  /** The server is a secondary and may not be read from without a read preference. */
  NOT_PRIMARY_NO_SECONDARY_OK(13435),
  /** The server is recovering. */
  NOT_PRIMARY_OR_SECONDARY(13436),
  /** The primary steps down. */
  PRIMARY_STEPPED_DOWN(189),
  /** The operation was interrupted because the member's role changes. */
  INTERRUPTED_DUE_TO_REPL_STATE_CHANGE(11602),
  /** The operation was interrupted because the server stops. */
  INTERRUPTED_AT_SHUTDOWN(11600),
  /** The server stops. */
  SHUTDOWN_IN_PROGRESS(91),
  /** A mongos can't reach a shard. */
  HOST_UNREACHABLE(6),
  /** A mongos can't find a shard. */
  HOST_NOT_FOUND(7),
  /** A mongos waited too long for a shard. */
  NETWORK_TIMEOUT(89),
  /** A mongos lost a shard. */
  SOCKET_EXCEPTION(9001),
  /** A time limit on the server was exceeded. */
  EXCEEDED_TIME_LIMIT(262),
  /** The operation took longer than its maxTimeMS. */
  MAX_TIME_MS_EXPIRED(50),
  /** The operation was killed. */
  INTERRUPTED(11601),
  /** Read concern majority is not available yet. */
  READ_CONCERN_MAJORITY_NOT_AVAILABLE_YET(134),
  /** A mongos finds no member that matches the read preference. */
  FAILED_TO_SATISFY_READ_PREFERENCE(133),
  /** A mongos sent the command to the wrong shard. */
  STALE_CONFIG(13388),
  /** The server sheds load; {@code with("{baseBackoffMS: 50}")} tells how long to wait. */
  INGRESS_REQUEST_RATE_LIMIT_EXCEEDED(462),
  /** Too many operations wait on the server. */
  ADMISSION_QUEUE_OVERFLOW(433),
  /** The transaction was aborted, or never started. */
  NO_SUCH_TRANSACTION(251),
  /** The transaction is committed already. */
  TRANSACTION_COMMITTED(256),
  /** The session has started a newer transaction. */
  TRANSACTION_TOO_OLD(225),
  /** The writes of the transaction exceed the server's limit. */
  TRANSACTION_TOO_LARGE(257),
  /** The transaction was open for too long. */
  TRANSACTION_EXCEEDED_LIFETIME_LIMIT(290),
  /** A transaction that is being committed holds the document. */
  PREPARED_TRANSACTION_IN_PROGRESS(267),
  /** The command can't run in a transaction. */
  OPERATION_NOT_SUPPORTED_IN_TRANSACTION(263),
  /** The operation waited too long for a lock. */
  LOCK_TIMEOUT(24),
  /** The snapshot is no longer available. */
  SNAPSHOT_TOO_OLD(239),
  /** There is no snapshot at that time yet. */
  SNAPSHOT_UNAVAILABLE(246),
  /** The operation is not allowed on this kind of server. */
  ILLEGAL_OPERATION(20),
  /** The cursor is unknown or closed. */
  CURSOR_NOT_FOUND(43),
  /** Another operation uses the cursor. */
  CURSOR_IN_USE(143),
  /** The cursor was killed. */
  CURSOR_KILLED(237),
  /** The collection or index of a running query was dropped. */
  QUERY_PLAN_KILLED(175),
  /** A capped collection has overwritten the cursor's position. */
  CAPPED_POSITION_LOST(136),
  /** The oplog no longer has the place to resume a change stream from. */
  CHANGE_STREAM_HISTORY_LOST(286),
  /** The change stream can't be resumed. */
  CHANGE_STREAM_FATAL_ERROR(280),
  /** The change stream must be opened anew, which drivers do. */
  RETRY_CHANGE_STREAM(234),
  /** The resume token is not valid. */
  INVALID_RESUME_TOKEN(260),
  /** There is no such collection or database. */
  NAMESPACE_NOT_FOUND(26),
  /** There is such a collection already. */
  NAMESPACE_EXISTS(48),
  /** The name of the collection or database is not valid. */
  INVALID_NAMESPACE(73),
  /** The command can't run on a view. */
  COMMAND_NOT_SUPPORTED_ON_VIEW(166),
  /** There is no such index. */
  INDEX_NOT_FOUND(27),
  /** There is the same index already. */
  INDEX_ALREADY_EXISTS(68),
  /** There is such an index with other options. */
  INDEX_OPTIONS_CONFLICT(85),
  /** There is an index of this name with other fields. */
  INDEX_KEY_SPECS_CONFLICT(86),
  /** The index can't be created. */
  CANNOT_CREATE_INDEX(67),
  /** The build of the index was aborted. */
  INDEX_BUILD_ABORTED(276),
  /** The write was not replicated in time; stands beside the success of the write. */
  WRITE_CONCERN_TIMEOUT(64, "{errInfo: {wtimeout: true}}"),
  /** The set has no such write concern; stands beside the success of the write. */
  UNKNOWN_REPL_WRITE_CONCERN(79),
  /** The set has too few members for the write concern; stands beside the success of the write. */
  UNSATISFIABLE_WRITE_CONCERN(100),
  /** A sort or a group needs more memory than it may use. */
  QUERY_EXCEEDED_MEMORY_LIMIT_NO_DISK_USE_ALLOWED(292),
  /** The cluster takes no writes of applications, as while it is migrated. */
  USER_WRITES_BLOCKED(371),
  /** There is no such command. */
  COMMAND_NOT_FOUND(59),
  /** A value in the command is invalid. */
  BAD_VALUE(2),
  /** The command can't be parsed. */
  FAILED_TO_PARSE(9),
  /** A field of the command has the wrong type. */
  TYPE_MISMATCH(14),
  /** The options of the command are not valid. */
  INVALID_OPTIONS(72),
  /** The command is not in the version of the API that the client declared as strict. */
  API_STRICT_ERROR(323),
  /** The user is not authorized for the command. */
  UNAUTHORIZED(13),
  /** The user name or the password is wrong. */
  AUTHENTICATION_FAILED(18),
  /** Atlas refuses the command or, with this message, the credentials. */
  ATLAS_ERROR(8000),
  /** There is no such user. */
  USER_NOT_FOUND(11),
  /** The server does not allow this way to authenticate. */
  MECHANISM_UNAVAILABLE(334),
  /** The client must authenticate again, which drivers do. */
  REAUTHENTICATION_REQUIRED(391);

  /** As drivers know them; servers of a later release may have more. */
  private static final Set<Integer> RETRYABLE_READS =
      Set.of(6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436);

  private final DeclaredError declared;

  ServerError(int code) {
    this(code, "{}");
  }

  ServerError(int code, String fields) {
    this.declared = DeclaredError.of(code).with(fields);
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
