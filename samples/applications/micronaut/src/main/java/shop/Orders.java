package shop;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

@Singleton
public class Orders {

  private final MongoCollection<Order> orders;

  Orders(MongoClient client) {
    orders = client.getDatabase("test").getCollection("orders", Order.class);
  }

  public void insert(Order order) {
    orders.insertOne(order);
  }

  public void insert(Order order, ClientSession session) {
    orders.insertOne(session, order);
  }

  public List<Order> findByCustomer(String customer) {
    return orders.find(Filters.eq("customer", customer)).into(new ArrayList<>());
  }
}
