package shop;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;

public class Orders {

  private final MongoCollection<Order> orders;

  Orders(MongoCollection<Order> orders) {
    this.orders = orders;
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
