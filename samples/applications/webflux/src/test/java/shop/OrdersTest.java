package shop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

@MockMongo
@SpringBootTest
@AutoRespond(command = "createIndexes")
class OrdersTest {

  private static final Order ORDER = new Order(7, "Ann");

  @Autowired Orders orders;
  private WebTestClient web;

  @BeforeEach
  void connect(@Autowired ApplicationContext context) {
    web = WebTestClient.bindToApplicationContext(context).build();
  }

  private WebTestClient.ResponseSpec post() {
    return web.post().uri("/orders").bodyValue(ORDER).exchange();
  }

  @Test
  @AutoRespond(command = "insert")
  @AutoRespond(command = "find", documents = "{_id: 7, customer: 'Ann'}")
  void are_saved_and_found(MockMongoServer server) {
    post().expectStatus().isOk();

    web.get().uri("/orders/Ann").exchange().expectBodyList(Order.class).contains(ORDER);
    server.verify(once(), command("insert").on("test.orders").matching("{documents: [{_id: 7}]}"));
  }

  @Test
  @AutoRespond(command = "insert", error = DUPLICATE_KEY)
  void a_number_is_used_once() {
    post().expectStatus().isEqualTo(HttpStatus.CONFLICT);
  }

  @Test
  @AutoRespond(command = "insert", error = DUPLICATE_KEY)
  void a_duplicate_key_is_the_exception_of_spring() {
    assertThatThrownBy(() -> orders.insert(ORDER).block())
        .isInstanceOf(DuplicateKeyException.class)
        .hasMessageContaining("dup key: { _id: 7 }");
  }

  @Test
  @AutoRespond(command = "insert", error = NOT_WRITABLE_PRIMARY, times = 1)
  @AutoRespond(command = "insert")
  void are_saved_across_a_step_down(MockMongoServer server) {
    post().expectStatus().isOk();

    server.verify(times(2), command("insert"));
  }
}
