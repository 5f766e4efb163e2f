package io.mockmongo.samples.drivers;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.message.MsgFlag.MORE_TO_COME;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Updates;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The flags of OP_MSG: a write without acknowledgement says moreToCome, one with it has none. */
@MockMongo
@AutoRespond(command = "ping")
class WriteFlagsTest {

  enum Write {
    INSERT_ONE(orders -> orders.insertOne(new Document("_id", 1))),
    INSERT_MANY(orders -> orders.insertMany(List.of(new Document("_id", 1), new Document()))),
    INSERT_MANY_UNORDERED(
        orders ->
            orders.insertMany(
                List.of(new Document("_id", 1)), new InsertManyOptions().ordered(false))),
    UPDATE_ONE(orders -> orders.updateOne(Filters.eq(1), Updates.set("paid", true))),
    UPDATE_MANY(orders -> orders.updateMany(Filters.empty(), Updates.set("paid", true))),
    REPLACE_ONE(orders -> orders.replaceOne(Filters.eq(1), new Document())),
    DELETE_ONE(orders -> orders.deleteOne(Filters.eq(1))),
    DELETE_MANY(orders -> orders.deleteMany(Filters.empty())),
    BULK_WRITE(orders -> orders.bulkWrite(List.of(new InsertOneModel<>(new Document("_id", 1)))));

    private final Consumer<MongoCollection<Document>> write;

    Write(Consumer<MongoCollection<Document>> write) {
      this.write = write;
    }

    void run(MongoClient client, WriteConcern concern) {
      write.accept(client.getDatabase("shop").getCollection("orders").withWriteConcern(concern));
    }
  }

  @ParameterizedTest
  @EnumSource(Write.class)
  void unacknowledged_means_more_to_come(Write write, MongoClient client, MockMongoServer server) {
    write.run(client, WriteConcern.UNACKNOWLEDGED);
    client.getDatabase("admin").runCommand(new Document("ping", 1)); // so the write has arrived

    server.verify(
        once(),
        anyCommand()
            .on("shop.orders")
            .withFlagsExactly(MORE_TO_COME)
            .matching("{writeConcern: {w: 0}}"));
  }

  @ParameterizedTest
  @EnumSource(Write.class)
  @AutoRespond(
      command = {"insert", "update", "delete"},
      reply = "{n: 1, nModified: 1}")
  void acknowledged_means_none(Write write, MongoClient client, MockMongoServer server) {
    write.run(client, WriteConcern.W1);

    server.verify(
        once(),
        anyCommand().on("shop.orders").withFlagsExactly().matching("{writeConcern: {w: 1}}"));
    server.verify(never(), anyCommand().with(MORE_TO_COME));
  }
}
