package shop;

import com.mongodb.MongoException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.MongoTransactionManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Places orders in transactions, and once more if others have changed the same documents. */
@Service
public class Checkout {

  private static final int ATTEMPTS = 3;

  private final Orders orders;
  private final TransactionTemplate transaction;

  public Checkout(Orders orders, MongoDatabaseFactory databases) {
    this.orders = orders;
    transaction = new TransactionTemplate(new MongoTransactionManager(databases));
  }

  public void place(Order order) {
    for (int attempt = 1; ; attempt++) {
      try {
        transaction.executeWithoutResult(status -> orders.insert(order));
        return;
      } catch (DataAccessException e) {
        if (attempt == ATTEMPTS || !isTransient(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isTransient(DataAccessException failure) {
    return NestedExceptionUtils.getMostSpecificCause(failure) instanceof MongoException cause
        && cause.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
  }
}
