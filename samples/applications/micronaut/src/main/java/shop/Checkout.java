package shop;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import jakarta.inject.Singleton;

/** Places orders in transactions, again if others have changed the same documents. */
@Singleton
public class Checkout {

  private final MongoClient client;
  private final Orders orders;

  Checkout(MongoClient client, Orders orders) {
    this.client = client;
    this.orders = orders;
  }

  public void place(Order order) {
    try (ClientSession session = client.startSession()) {
      session.withTransaction(
          () -> {
            orders.insert(order, session);
            return order;
          });
    }
  }
}
