package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.script.Leak;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A cursor that is neither read to its end nor closed stays open on the server. With {@code leaks =
 * CURSORS} that fails the test; here the first test asks for itself.
 */
@AutoRespond(
    command = "find",
    documents = {"{_id: 1}", "{_id: 2}", "{_id: 3}"},
    batchSize = 1)
class ForgottenCursorTest {

  @Test
  @MockMongo
  void forgets_it(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    MongoCursor<Document> forgotten = orders.find().cursor();
    forgotten.next();
    forgotten.next();

    server.verify(once(), command("getMore"));
    server.verify(never(), command("killCursors"));
    assertThat(
        server.leaks(Leak.CURSORS),
        contains(endsWith("was left open: neither exhausted nor killed")));
  }

  @Test
  @MockMongo(leaks = Leak.CURSORS)
  void closes_it(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    try (MongoCursor<Document> closed = orders.find().cursor()) {
      closed.next();
    }

    server.verify(once(), command("killCursors"));
  }

  @Test
  @MockMongo(leaks = Leak.CURSORS)
  void reads_it_to_its_end(@Namespace("shop.orders") MongoCollection<Document> orders) {
    List<Document> all = orders.find().into(new ArrayList<>());

    assertThat(all.size(), is(3));
  }
}
