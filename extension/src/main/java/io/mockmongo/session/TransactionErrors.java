package io.mockmongo.session;

import io.mockmongo.reply.Reply;
import io.mockmongo.session.Transaction.Stage;

/** The errors with which servers refuse a request for its transaction number, in their words. */
final class TransactionErrors {

  private static final int CONFLICTING_OPERATION = 117;
  private static final int TOO_OLD = 225;
  private static final int NO_SUCH_TRANSACTION = 251;
  private static final int COMMITTED = 256;
  private static final int NO_RECOVERY_TOKEN = 50940;

  /** The transaction number of a session that has none. */
  private static final int NONE = -1;

  private TransactionErrors() {}

  /** Returns the error for a number that is older than the latest of the session. */
  static Reply tooOld(TransactionRequest request, Transaction latest) {
    String newer = latest.stage() == Stage.RETRYABLE_WRITE ? "retryable write" : "transaction";
    String refused =
        request.isInTransaction()
            ? "Cannot start transaction %d on session %s"
            : "Retryable write with txnNumber %d is prohibited on session %s";
    return Reply.error(
        TOO_OLD,
        (refused + " because a newer %s with txnNumber %d has already started on this session.")
            .formatted(request.number(), request.session(), newer, latest.number()));
  }

  /** Returns the error of a member for a transaction that is not the latest of its session. */
  static Reply unknown(TransactionRequest request, Transaction latest) {
    return Reply.error(
        NO_SUCH_TRANSACTION,
        ("Given transaction number %d does not match any in-progress transactions."
                + " The active transaction number is %d")
            .formatted(request.number(), latest == null ? NONE : latest.number()));
  }

  /** Returns the error for a transaction that was aborted, in the words of the release. */
  static Reply aborted() {
    return Reply.error(NO_SUCH_TRANSACTION);
  }

  /** Returns the error for a transaction that was committed, in the words of the release. */
  static Reply committed() {
    return Reply.error(COMMITTED);
  }

  /** Returns the error of a member for a second start with the same number. */
  static Reply alreadyStarted() {
    return Reply.error(
        CONFLICTING_OPERATION,
        "Only servers in a sharded cluster can start a new transaction at the active transaction"
            + " number");
  }

  /** Returns the error of a router for a second start with the same number. */
  static Reply alreadyStartedAtRouter(TransactionRequest request) {
    return Reply.error(
        CONFLICTING_OPERATION,
        "txnNumber %d txnRetryCounter 0 for session %s already started"
            .formatted(request.number(), request.session()));
  }

  /** Returns the error of a router for a number that is older than the latest it has seen. */
  static Reply tooOldAtRouter(TransactionRequest request, Transaction seen) {
    return Reply.error(
        TOO_OLD,
        "txnNumber %d is less than last txnNumber %d seen in session %s"
            .formatted(request.number(), seen.number(), request.session()));
  }

  /** Returns the error of a router for a transaction that began at another one. */
  static Reply unknownAtRouter(TransactionRequest request, Transaction seen) {
    return Reply.error(
        NO_SUCH_TRANSACTION,
        "cannot continue txnId %d for session %s with txnRetryCounter 0"
            .formatted(seen == null ? NONE : seen.number(), request.session()));
  }

  /** Returns the error for the commit of a router's unknown transaction without a token. */
  static Reply noRecoveryToken() {
    return Reply.error(
        NO_RECOVERY_TOKEN, "Cannot recover the transaction decision without a recoveryToken");
  }

  /** Returns the error for the same with the token of a transaction that did not write. */
  static Reply emptyRecoveryToken() {
    return Reply.error(
        NO_SUCH_TRANSACTION,
        "Recovery token is empty, meaning the transaction only performed reads and can be safely"
            + " retried");
  }
}
