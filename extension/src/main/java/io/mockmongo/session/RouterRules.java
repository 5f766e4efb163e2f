package io.mockmongo.session;

import io.mockmongo.bson.Fields;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.session.Transaction.Stage;
import org.bson.BsonValue;

/**
 * The rules of a mongos: a transaction goes on where it began. Another mongos only tells how it
 * ended, to a commit with the recovery token; one that is in progress it aborts.
 *
 * <p>Specification: transactions, "recoveryToken field".
 */
record RouterRules(ServerTransactions transactions) implements NumberRules {

  @Override
  public Answer refusal(TransactionRequest request) {
    if (!request.isInTransaction()) {
      return null;
    }
    Transaction seen = transactions.seen(request.session());
    if (seen != null && request.number() < seen.number()) {
      return TransactionErrors.tooOldAtRouter(request, seen);
    }
    boolean isSeen = seen != null && request.number() == seen.number();
    if (request.starts()) {
      return isSeen ? TransactionErrors.alreadyStartedAtRouter(request) : null;
    }
    if (isSeen) {
      return MemberRules.afterStart(request, transactions.latest(request.session()));
    }
    return request.commits() ? recovery(request) : TransactionErrors.unknownAtRouter(request, seen);
  }

  private Answer recovery(TransactionRequest commit) {
    BsonValue token = Fields.get(commit.command().body(), "recoveryToken");
    if (token == null || !token.isDocument()) {
      return TransactionErrors.noRecoveryToken();
    }
    if (Fields.get(token.asDocument(), "recoveryShardId") == null) {
      return TransactionErrors.emptyRecoveryToken();
    }
    Transaction latest = transactions.latest(commit.session());
    if (latest != null && latest.number() == commit.number()) {
      return latest.stage() == Stage.COMMITTED ? null : TransactionErrors.aborted();
    }
    Reply refusal = TransactionErrors.unknown(commit, latest);
    return request -> {
      transactions.ended(commit, Stage.ABORTED);
      return refusal;
    };
  }
}
