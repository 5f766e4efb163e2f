package io.mockmongo.session;

import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.respond.Offer;
import io.mockmongo.respond.Responder;
import io.mockmongo.state.ServerKind;
import io.mockmongo.state.ServerState;

/**
 * The responder that refuses the statements and the end of a transaction that the server does not
 * know, or that has ended, as a server of the same kind does. It is asked after what the test
 * declares on the server. Thread-safe.
 */
public final class TransactionResponder implements Responder {

  /** The origin of these answers. */
  public static final Origin ORIGIN = Origin.of("the built-in rules for transactions");

  private final ServerTransactions transactions;
  private final ServerState state;
  private final NumberRules ofMember;
  private final NumberRules ofRouter;

  /**
   * Creates the responder of a server.
   *
   * @param transactions the transactions that the server knows
   * @param state the server's state, which tells its kind
   */
  public TransactionResponder(ServerTransactions transactions, ServerState state) {
    this.transactions = transactions;
    this.state = state;
    this.ofMember = new MemberRules(transactions);
    this.ofRouter = new RouterRules(transactions);
  }

  @Override
  public Offer offer(IncomingRequest request) {
    TransactionRequest numbered = TransactionRequest.of(request.command());
    Answer refusal = numbered == null ? null : refusal(numbered, request);
    return refusal == null ? null : Offer.of(refusal, ORIGIN);
  }

  private Answer refusal(TransactionRequest numbered, IncomingRequest request) {
    if (!numbered.isInTransaction() && transactions.areUnused()) {
      return null;
    }
    ServerKind kind = state.kindTold(request.state());
    return switch (kind) {
      case MEMBER -> ofMember.refusal(numbered);
      case ROUTER -> ofRouter.refusal(numbered);
      case STANDALONE -> null;
    };
  }
}
