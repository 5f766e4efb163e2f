package shop;

import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoClient;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Places orders in transactions, and again if others have changed the same documents. */
public class Checkout {

  private static final int RETRIES = 2;

  private final MongoClient client;
  private final Orders orders;

  public Checkout(MongoClient client, Orders orders) {
    this.client = client;
    this.orders = orders;
  }

  public Mono<Void> place(Order order) {
    return Mono.usingWhen(
            client.startSession(),
            session -> inTransaction(session, order),
            session -> Mono.fromRunnable(session::close))
        .retryWhen(Retry.max(RETRIES).filter(Checkout::isTransient));
  }

  private Mono<Void> inTransaction(ClientSession session, Order order) {
    return Mono.usingWhen(
        Mono.fromSupplier(() -> started(session)),
        started -> orders.insert(order, started),
        ClientSession::commitTransaction,
        (started, failure) -> started.abortTransaction(),
        ClientSession::abortTransaction);
  }

  private static ClientSession started(ClientSession session) {
    session.startTransaction();
    return session;
  }

  private static boolean isTransient(Throwable failure) {
    return failure instanceof MongoException cause
        && cause.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
  }
}
