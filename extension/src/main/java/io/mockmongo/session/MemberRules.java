package io.mockmongo.session;

import io.mockmongo.reply.Answer;

/**
 * The rules of a member of a replica set: numbers of a session never go back, and only the latest
 * transaction goes on, until it ends. To commit twice is allowed.
 *
 * <p>Facts: the server's transaction participant, "begin or continue".
 */
record MemberRules(ServerTransactions transactions) implements NumberRules {

  @Override
  public Answer refusal(TransactionRequest request) {
    Transaction latest = transactions.latest(request.session());
    if (latest != null && request.number() < latest.number()) {
      return TransactionErrors.tooOld(request, latest);
    }
    boolean isLatest = latest != null && request.number() == latest.number();
    if (!request.isInTransaction()) {
      return null;
    }
    if (request.starts()) {
      return isLatest ? TransactionErrors.alreadyStarted() : null;
    }
    return isLatest ? afterStart(request, latest) : TransactionErrors.unknown(request, latest);
  }

  /** Returns the refusal of a request that belongs to the latest transaction, or null. */
  static Answer afterStart(TransactionRequest request, Transaction latest) {
    return switch (latest.stage()) {
      case IN_PROGRESS -> null;
      case COMMITTED -> request.commits() ? null : TransactionErrors.committed();
      case ABORTED -> TransactionErrors.aborted();
      case RETRYABLE_WRITE -> TransactionErrors.unknown(request, latest);
    };
  }
}
