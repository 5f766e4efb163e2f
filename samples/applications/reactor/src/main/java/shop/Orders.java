package shop;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

public class Orders {

  private final MongoCollection<Order> orders;

  public Orders(MongoCollection<Order> orders) {
    this.orders = orders;
  }

  public Mono<Void> insert(Order order) {
    return Mono.from(orders.insertOne(order)).then();
  }

  public Mono<Void> insert(Order order, ClientSession session) {
    return Mono.from(orders.insertOne(session, order)).then();
  }

  public Flux<Order> findByCustomer(String customer) {
    return Flux.from(orders.find(eq("customer", customer)));
  }

  /** Follows the orders that are placed. */
  public Flux<Order> placed() {
    return Flux.from(orders.watch(Order.class)).mapNotNull(ChangeStreamDocument::getFullDocument);
  }
}
