package shop;

import org.springframework.data.mongodb.repository.ReactiveMongoRepository;
import reactor.core.publisher.Flux;

public interface Orders extends ReactiveMongoRepository<Order, Integer> {

  Flux<Order> findByCustomer(String customer);
}
