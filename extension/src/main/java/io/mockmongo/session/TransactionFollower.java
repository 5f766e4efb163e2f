package io.mockmongo.session;

import io.mockmongo.bson.Fields;
import io.mockmongo.error.ErrorCode;
import io.mockmongo.error.StateChangeError;
import io.mockmongo.message.Command;
import io.mockmongo.origin.Origin;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.session.Transaction.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Follows transactions by the replies of a server, of any responder: the first statement begins a
 * transaction, an error of a statement aborts it, commit and abort end it. An error that strikes
 * before a server executes the command changes nothing: that of a fail point, of an overloaded
 * server, or of a server that is not the primary and begins no transaction. Thread-safe.
 */
public final class TransactionFollower {

  private static final int NO_SUCH_TRANSACTION = 251;
  private static final BsonString OVERLOADED = new BsonString("SystemOverloadedError");

  private final ServerTransactions transactions;
  private final Predicate<Origin> strikesBefore;

  /**
   * Creates the follower of a server.
   *
   * @param transactions the transactions that the server knows
   * @param strikesBefore tells whether errors of an origin strike before a command is executed
   */
  public TransactionFollower(ServerTransactions transactions, Predicate<Origin> strikesBefore) {
    this.transactions = transactions;
    this.strikesBefore = strikesBefore;
  }

  /**
   * Notes a reply, before it is sent.
   *
   * @param request the request
   * @param reply the complete reply
   * @param by who gives it
   */
  public void replied(IncomingRequest request, BsonDocument reply, Origin by) {
    switch (request.command().name()) {
      case "endSessions" -> sessions(request.command()).forEach(transactions::forget);
      case "killSessions" -> sessions(request.command()).forEach(transactions::abort);
      case "killAllSessions", "killAllSessionsByPattern" -> transactions.abortAll();
      default -> numbered(request, reply, by);
    }
  }

  private void numbered(IncomingRequest request, BsonDocument reply, Origin by) {
    TransactionRequest numbered = TransactionRequest.of(request.command());
    if (numbered == null
        || !numbered.isInTransaction() && transactions.areUnused()
        || !isExecuted(reply, by)) {
      return;
    }
    if (!numbered.isInTransaction()) {
      transactions.wroteOutside(numbered);
    } else if (numbered.ends()) {
      ended(numbered, reply);
    } else if (succeeds(reply)) {
      transactions.succeeded(numbered);
    } else if (!(numbered.starts() && StateChangeError.in(reply).isPresent())) {
      transactions.failed(numbered);
    }
  }

  private boolean isExecuted(BsonDocument reply, Origin by) {
    return ErrorCode.isSuccess(reply)
        || by != TransactionResponder.ORIGIN
            && !strikesBefore.test(by)
            && !isOfOverloadedServer(reply);
  }

  private static boolean isOfOverloadedServer(BsonDocument error) {
    BsonValue labels = Fields.get(error, "errorLabels");
    return labels != null && labels.isArray() && labels.asArray().contains(OVERLOADED);
  }

  /** A client sends the end again after an error, unless that tells that there is none to end. */
  private void ended(TransactionRequest end, BsonDocument reply) {
    if (ErrorCode.isSuccess(reply)) {
      transactions.ended(end, end.commits() ? Stage.COMMITTED : Stage.ABORTED);
    } else if (ErrorCode.in(reply).equals(Optional.of(NO_SUCH_TRANSACTION))) {
      transactions.abort(end);
    }
  }

  /** In a transaction, an error of one write fails all of it. */
  private static boolean succeeds(BsonDocument reply) {
    return ErrorCode.isSuccess(reply) && !hasWriteErrors(reply);
  }

  private static boolean hasWriteErrors(BsonDocument reply) {
    BsonValue errors = Fields.get(reply, "writeErrors");
    BsonValue count = Fields.get(reply, "nErrors");
    return errors != null && errors.isArray() && !errors.asArray().isEmpty()
        || count != null && count.isNumber() && count.asNumber().intValue() > 0;
  }

  private static List<String> sessions(Command command) {
    BsonValue listed = command.get(command.name());
    return listed == null || !listed.isArray()
        ? List.of()
        : listed.asArray().stream().map(SessionName::of).toList();
  }
}
