package io.mockmongo.benchmark;

import static com.mongodb.client.model.Filters.eq;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mongodb.client.MongoCollection;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;

/**
 * The tests of one class of a {@linkplain WholeRun whole run}. What all classes share is here:
 * their copies have static fields of their own.
 */
abstract class OrderTests {

  static final int COUNT = 10;

  /** The server of all classes if it is kept by hand. */
  static MockMongoServer server;

  /** The collection of the application. */
  static MongoCollection<Document> orders;

  @RepeatedTest(COUNT)
  void are_saved_and_found() {
    orders.insertOne(new Document("_id", 7));

    assertEquals(new Document("_id", 7), orders.find(eq(7)).first());
  }
}
