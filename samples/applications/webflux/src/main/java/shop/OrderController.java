package shop;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
class OrderController {

  private final Orders orders;

  OrderController(Orders orders) {
    this.orders = orders;
  }

  @PostMapping("/orders")
  Mono<Order> save(@RequestBody Order order) {
    return orders.insert(order);
  }

  @GetMapping("/orders/{customer}")
  Flux<Order> find(@PathVariable("customer") String customer) {
    return orders.findByCustomer(customer);
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.CONFLICT)
  void numberIsUsed(DuplicateKeyException failure) {}
}
