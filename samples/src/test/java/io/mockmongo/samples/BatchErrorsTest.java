package io.mockmongo.samples;

import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.reply.ServerError.INTERRUPTED;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** An importer learns which documents of a batch are new, and whether they are safe. */
@MockMongo
class BatchErrorsTest {

  private static final List<Document> BATCH =
      List.of(order(0), order(1), order(2), order(3), order(4));

  /** The code under test: imports orders, and returns the positions of those known already. */
  private static Set<Integer> importAll(MongoCollection<Document> orders) {
    try {
      orders.insertMany(BATCH, new InsertManyOptions().ordered(false));
      return Set.of();
    } catch (MongoBulkWriteException e) {
      return e.getWriteErrors().stream()
          .filter(error -> error.getCode() == 11000)
          .map(error -> error.getIndex())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Document order(int id) {
    return new Document("_id", id);
  }

  @Test
  @AutoRespond(command = "insert")
  void imports_new_orders(@Namespace("shop.orders") MongoCollection<Document> orders) {
    assertThat(importAll(orders), is(Set.of()));
  }

  @Test
  @AutoRespond(
      command = "insert",
      error = DUPLICATE_KEY,
      at = {1, 3})
  void skips_orders_known_already(@Namespace("shop.orders") MongoCollection<Document> orders) {
    assertThat(importAll(orders), is(Set.of(1, 3)));
  }

  @Test
  @AutoRespond(command = "insert", error = DUPLICATE_KEY, at = 2)
  void an_ordered_batch_ends_at_the_error(
      @Namespace("shop.orders") MongoCollection<Document> orders) {
    MongoBulkWriteException thrown =
        assertThrows(MongoBulkWriteException.class, () -> orders.insertMany(BATCH));

    assertThat(thrown.getWriteResult().getInsertedCount(), is(2));
  }

  @Test
  @AutoRespond(command = "insert", writeConcernError = INTERRUPTED)
  void tells_that_orders_are_stored_but_perhaps_not_safe(
      @Namespace("shop.orders") MongoCollection<Document> orders) {
    assertThrows(MongoWriteConcernException.class, () -> orders.insertOne(order(0)));
  }
}
