package shop;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
public class Orders implements PanacheMongoRepositoryBase<Order, Integer> {

  public List<Order> findByCustomer(String customer) {
    return list("customer", customer);
  }
}
