package shop;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.messaging.ChangeStreamRequest;
import org.springframework.data.mongodb.core.messaging.DefaultMessageListenerContainer;
import org.springframework.data.mongodb.core.messaging.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** Follows the orders that are placed, once it is started. */
@Component
public class OrderFeed {

  private final MongoTemplate template;
  private final BlockingQueue<Order> placed = new LinkedBlockingQueue<>();
  private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

  public OrderFeed(MongoTemplate template) {
    this.template = template;
  }

  /** Follows the orders until the container is stopped. */
  public MessageListenerContainer start() {
    MessageListenerContainer container = new DefaultMessageListenerContainer(template);
    container.start();
    container.register(
        ChangeStreamRequest.<Order>builder(message -> placed.add(message.getBody()))
            .collection("orders")
            .build(),
        Order.class,
        failures::add);
    return container;
  }

  public BlockingQueue<Order> placed() {
    return placed;
  }

  public BlockingQueue<Throwable> failures() {
    return failures;
  }
}
