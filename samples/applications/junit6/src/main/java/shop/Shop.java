package shop;

import com.mongodb.ConnectionString;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

/** The application, which has its server's address from the property {@code shop.mongo.uri}. */
public class Shop implements AutoCloseable {

  private final MongoClient client;
  private final Orders orders;

  public Shop() {
    ConnectionString uri = new ConnectionString(System.getProperty("shop.mongo.uri"));
    client = MongoClients.create(uri);
    orders =
        new Orders(client.getDatabase(uri.getDatabase()).getCollection("orders", Order.class));
  }

  public Orders orders() {
    return orders;
  }

  /** Places an order in a transaction, again if others have changed the same documents. */
  public void place(Order order) {
    try (ClientSession session = client.startSession()) {
      session.withTransaction(
          () -> {
            orders.insert(order, session);
            return order;
          });
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
