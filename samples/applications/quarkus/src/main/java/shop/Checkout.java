package shop;

import com.mongodb.MongoException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/** Places orders in transactions, and once more if others have changed the same documents. */
@ApplicationScoped
public class Checkout {

  private static final int ATTEMPTS = 3;

  private final Orders orders;

  Checkout(Orders orders) {
    this.orders = orders;
  }

  public void place(Order order) {
    for (int attempt = 1; ; attempt++) {
      try {
        QuarkusTransaction.requiringNew().run(() -> orders.persist(order));
        return;
      } catch (MongoException e) {
        if (attempt == ATTEMPTS
            || !e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)) {
          throw e;
        }
      }
    }
  }
}
