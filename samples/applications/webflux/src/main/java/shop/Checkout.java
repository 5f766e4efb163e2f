package shop;

import com.mongodb.MongoException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;
import org.springframework.data.mongodb.ReactiveMongoTransactionManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Places orders in transactions, and once more if others have changed the same documents. */
@Service
public class Checkout {

  private static final int RETRIES = 2;

  private final Orders orders;
  private final TransactionalOperator transaction;

  public Checkout(Orders orders, ReactiveMongoDatabaseFactory databases) {
    this.orders = orders;
    transaction = TransactionalOperator.create(new ReactiveMongoTransactionManager(databases));
  }

  public Mono<Order> place(Order order) {
    return transaction
        .transactional(orders.insert(order))
        .retryWhen(Retry.max(RETRIES).filter(Checkout::isTransient));
  }

  private static boolean isTransient(Throwable failure) {
    return NestedExceptionUtils.getMostSpecificCause(failure) instanceof MongoException cause
        && cause.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
  }
}
