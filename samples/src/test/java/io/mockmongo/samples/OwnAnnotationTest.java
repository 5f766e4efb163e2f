package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.script.Times.times;

import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.server.MockMongoServer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** An annotation of one's own is made of these, and says in a word what many tests want. */
class OwnAnnotationTest {

  @MockMongo
  @AutoRespond(command = "insert", error = NOT_WRITABLE_PRIMARY, times = 1)
  @AutoRespond(command = "insert")
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface StepsDownOnce {}

  @Test
  @StepsDownOnce
  void an_insert_survives_a_step_down(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    orders.insertOne(new Document("_id", 7));

    server.verify(times(2), command("insert"));
  }
}
