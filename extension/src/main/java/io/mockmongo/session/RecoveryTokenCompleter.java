package io.mockmongo.session;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.error.ErrorCode;
import io.mockmongo.message.Command;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.ServerKind;
import io.mockmongo.state.ServerState;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/**
 * Adds the {@code recoveryToken} to the replies of a mongos to the statements of a transaction. It
 * names a shard from the first write on; before, there is nothing to recover, and it is empty.
 * Thread-safe.
 *
 * <p>Specification: transactions, "recoveryToken field".
 */
public final class RecoveryTokenCompleter {

  private static final String TOKEN = "recoveryToken";
  private static final RawBsonDocument EMPTY = new RawBuilder().build();
  private static final RawBsonDocument SHARD =
      new RawBuilder().append("recoveryShardId", new BsonString("shard01")).build();

  private final ServerTransactions transactions;
  private final ServerState state;

  /**
   * Creates the completer of a server.
   *
   * @param transactions the transactions that the server knows
   * @param state the server's state, which tells its kind
   */
  public RecoveryTokenCompleter(ServerTransactions transactions, ServerState state) {
    this.transactions = transactions;
    this.state = state;
  }

  /** Returns the reply with the token, if it lacks one and its request asks for it. */
  public RawBsonDocument completed(IncomingRequest request, RawBsonDocument reply) {
    Command command = request.command();
    if (state.kindTold(request.state()) != ServerKind.ROUTER
        || !command.isInTransaction()
        || !ErrorCode.isSuccess(reply)
        || Fields.get(reply, TOKEN) != null) {
      return reply;
    }
    TransactionRequest statement = TransactionRequest.of(command);
    return statement == null || statement.ends() ? reply : with(token(statement), reply);
  }

  private RawBsonDocument token(TransactionRequest statement) {
    Transaction seen = transactions.seen(statement.session());
    boolean hasWritten = seen != null && seen.number() == statement.number() && seen.hasWritten();
    return statement.writes() || hasWritten ? SHARD : EMPTY;
  }

  private static RawBsonDocument with(BsonDocument token, RawBsonDocument reply) {
    return new RawBuilder().appendAll(reply).append(TOKEN, token).build();
  }
}
