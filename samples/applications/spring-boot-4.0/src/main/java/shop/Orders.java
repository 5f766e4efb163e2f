package shop;

import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;

public interface Orders extends MongoRepository<Order, Integer> {

  List<Order> findByCustomer(String customer);
}
