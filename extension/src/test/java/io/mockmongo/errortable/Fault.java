package io.mockmongo.errortable;

import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * A row of the table: what the server does in answer to the command that is struck.
 *
 * @param name the name in the table
 * @param code the error code; 0 for the end of a connection
 * @param answer the answer
 */
record Fault(String name, int code, Answer answer) {

  private static final Fault SILENCE = new Fault("no reply", 0, Reply.silence());

  private static final List<Fault> STATE_CHANGES =
      List.of(
          of(10107, "NotWritablePrimary"),
          of(13435, "NotPrimaryNoSecondaryOk"),
          of(10058, "LegacyNotPrimary"),
          of(189, "PrimarySteppedDown"),
          of(11602, "InterruptedDueToReplStateChange"),
          of(13436, "NotPrimaryOrSecondary"),
          of(11600, "InterruptedAtShutdown"),
          of(91, "ShutdownInProgress"));

  private static final List<Fault> RETRYABLE =
      List.of(
          of(6, "HostUnreachable"),
          of(7, "HostNotFound"),
          of(89, "NetworkTimeout"),
          of(9001, "SocketException"),
          of(262, "ExceededTimeLimit"),
          of(134, "ReadConcernMajorityNotAvailableYet"),
          of(462, "IngressRequestRateLimitExceeded"));

  private static final List<Fault> OTHERS =
      List.of(
          of(112, "WriteConflict"),
          of(24, "LockTimeout"),
          of(251, "NoSuchTransaction"),
          of(225, "TransactionTooOld"),
          of(246, "SnapshotUnavailable"),
          of(50, "MaxTimeMSExpired"),
          of(43, "CursorNotFound"),
          of(286, "ChangeStreamHistoryLost"),
          of(11601, "Interrupted"),
          new Fault("DuplicateKey 11000", 11000, ServerError.DUPLICATE_KEY),
          of(13, "Unauthorized"),
          of(391, "ReauthenticationRequired"));

  private static final List<Fault> CONNECTION_ENDS =
      List.of(
          new Fault("hang-up", 0, Reply.hangUp()), new Fault("reset", 0, Reply.reset()), SILENCE);

  private static Fault of(int code, String codeName) {
    return new Fault(codeName + " " + code, code, Reply.error(code, codeName, codeName));
  }

  static List<Fault> all() {
    return Stream.of(STATE_CHANGES, RETRYABLE, OTHERS, CONNECTION_ENDS)
        .flatMap(List::stream)
        .toList();
  }

  boolean hasCode() {
    return code > 0;
  }

  /** Returns the reply to an insert whose write concern fails with this error. */
  Reply ofWriteConcern() {
    Document error =
        new Document("code", code).append("codeName", codeName()).append("errmsg", name);
    return Reply.of(new Document("n", 1).append("writeConcernError", error));
  }

  private String codeName() {
    return name.substring(0, name.indexOf(' '));
  }

  boolean isSilence() {
    return this == SILENCE;
  }

  @Override
  public String toString() {
    return name;
  }
}
