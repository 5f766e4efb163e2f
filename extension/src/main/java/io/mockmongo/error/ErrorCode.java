package io.mockmongo.error;

import io.mockmongo.bson.Fields;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The error codes with a name here: number and name as in the server's error_codes.yml. */
public enum ErrorCode {
  DUPLICATE_KEY(11000, "DuplicateKey"),
  WRITE_CONFLICT(112, "WriteConflict"),
  NOT_WRITABLE_PRIMARY(10107, "NotWritablePrimary"),
  NOT_PRIMARY_NO_SECONDARY_OK(13435, "NotPrimaryNoSecondaryOk"),
  NOT_PRIMARY_OR_SECONDARY(13436, "NotPrimaryOrSecondary"),
  PRIMARY_STEPPED_DOWN(189, "PrimarySteppedDown"),
  INTERRUPTED_AT_SHUTDOWN(11600, "InterruptedAtShutdown"),
  INTERRUPTED_DUE_TO_REPL_STATE_CHANGE(11602, "InterruptedDueToReplStateChange"),
  SHUTDOWN_IN_PROGRESS(91, "ShutdownInProgress"),
  HOST_UNREACHABLE(6, "HostUnreachable"),
  HOST_NOT_FOUND(7, "HostNotFound"),
  NETWORK_TIMEOUT(89, "NetworkTimeout"),
  SOCKET_EXCEPTION(9001, "SocketException"),
  EXCEEDED_TIME_LIMIT(262, "ExceededTimeLimit"),
  READ_CONCERN_MAJORITY_NOT_AVAILABLE_YET(134, "ReadConcernMajorityNotAvailableYet"),
  INTERRUPTED(11601, "Interrupted"),
  MAX_TIME_MS_EXPIRED(50, "MaxTimeMSExpired"),
  CURSOR_NOT_FOUND(43, "CursorNotFound"),
  COMMAND_NOT_FOUND(59, "CommandNotFound"),
  NAMESPACE_NOT_FOUND(26, "NamespaceNotFound"),
  UNAUTHORIZED(13, "Unauthorized"),
  AUTHENTICATION_FAILED(18, "AuthenticationFailed"),
  BAD_VALUE(2, "BadValue"),
  FAILED_TO_PARSE(9, "FailedToParse"),
  TYPE_MISMATCH(14, "TypeMismatch"),
  INVALID_LENGTH(16, "InvalidLength"),
  ILLEGAL_OPERATION(20, "IllegalOperation"),
  INDEX_NOT_FOUND(27, "IndexNotFound"),
  NAMESPACE_EXISTS(48, "NamespaceExists"),
  INVALID_OPTIONS(72, "InvalidOptions"),
  NO_REPLICATION_ENABLED(76, "NoReplicationEnabled"),
  INDEX_OPTIONS_CONFLICT(85, "IndexOptionsConflict"),
  INDEX_KEY_SPECS_CONFLICT(86, "IndexKeySpecsConflict"),
  NOT_A_REPLICA_SET(123, "NotAReplicaSet"),
  INVALID_INDEX_SPECIFICATION_OPTION(197, "InvalidIndexSpecificationOption"),
  OPERATION_NOT_SUPPORTED_IN_TRANSACTION(263, "OperationNotSupportedInTransaction"),
  NOT_A_RETRYABLE_WRITE_COMMAND(50768, "NotARetryableWriteCommand");

  private final int number;
  private final String text;

  ErrorCode(int number, String text) {
    this.number = number;
    this.text = text;
  }

  /** Returns the code of a number, if it is one of these. */
  static Optional<ErrorCode> of(int number) {
    for (ErrorCode code : values()) {
      if (code.number == number) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  /** Returns a number's name as servers write it; those without one are called by themselves. */
  public static String nameOf(int number) {
    return of(number).map(ErrorCode::text).orElseGet(() -> "Location" + number);
  }

  /**
   * Returns the code of a failed command.
   *
   * @param reply any reply
   * @return the field {@code code}; empty if {@code ok} is not 0 or false, or there is no code
   */
  public static Optional<Integer> in(BsonDocument reply) {
    BsonValue ok = Fields.get(reply, "ok");
    BsonValue code = ok != null && isFalse(ok) ? Fields.get(reply, "code") : null;
    return Optional.ofNullable(code)
        .filter(BsonValue::isNumber)
        .map(number -> number.asNumber().intValue());
  }

  /**
   * Tells whether a command succeeded, as drivers do.
   *
   * @param reply any reply
   * @return true if {@code ok} is 1, 1.0 or true
   */
  public static boolean isSuccess(BsonDocument reply) {
    BsonValue ok = Fields.get(reply, "ok");
    return BsonBoolean.TRUE.equals(ok)
        || ok != null && ok.isNumber() && ok.asNumber().doubleValue() == 1;
  }

  private static boolean isFalse(BsonValue ok) {
    return BsonBoolean.FALSE.equals(ok) || ok.isNumber() && ok.asNumber().doubleValue() == 0;
  }

  /** Returns the number. */
  public int number() {
    return number;
  }

  /** Returns the name as servers write it. */
  public String text() {
    return text;
  }
}
