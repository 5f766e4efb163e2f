package shop;

import org.springframework.data.mongodb.core.ChangeStreamEvent;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Follows the orders that are placed. */
@Component
public class OrderFeed {

  private final ReactiveMongoTemplate template;

  public OrderFeed(ReactiveMongoTemplate template) {
    this.template = template;
  }

  public Flux<Order> placed() {
    return template
        .changeStream(Order.class)
        .watchCollection("orders")
        .listen()
        .mapNotNull(ChangeStreamEvent::getBody);
  }
}
