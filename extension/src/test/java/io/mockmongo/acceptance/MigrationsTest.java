package io.mockmongo.acceptance;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;
import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.ValidationOptions;
import com.mongodb.client.result.UpdateResult;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What applications send when they start, before their own commands: indexes, and the locks and
 * logs of migrations. A server without data answers all of it.
 */
class MigrationsTest {

  private static final Bson UNIQUE = new Document("executionId", 1).append("changeId", 1);

  private final MockMongoServer server = MockMongoServer.builder().answers(EMPTY_DATABASE).start();
  private final MongoClient client = Driver.connect(server);
  private final MongoDatabase shop = client.getDatabase("shop");

  @AfterEach
  void close() {
    try {
      server.assertSatisfied();
    } finally {
      client.close();
      server.close();
    }
  }

  private static List<String> names(MongoCollection<Document> collection) {
    return collection.listIndexes().map(index -> index.getString("name")).into(new ArrayList<>());
  }

  /** As Spring Data does for {@code @Indexed}, and Boot for a repository of sessions. */
  @Test
  void indexes_are_created_and_listed() {
    MongoCollection<Document> orders = shop.getCollection("orders");

    orders.createIndex(
        new Document("customer", 1), new IndexOptions().name("customer").unique(true));
    orders.createIndex(
        new Document("expireAt", 1), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));

    assertThat(names(orders), contains("_id_", "customer", "expireAt_1"));
  }

  /** As Mongock and Flamingock do: the lock is held if the update upserts or changes it. */
  @Test
  void a_lock_that_is_taken_by_an_update_is_held() {
    MongoCollection<Document> locks =
        shop.getCollection("mongockLock")
            .withReadConcern(ReadConcern.MAJORITY)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    assertThat(names(locks), is(List.of()));
    locks.createIndex(new Document("key", 1), new IndexOptions().unique(true));
    assertThat(locks.listIndexes().map(index -> index.get("unique")), hasItem(true));

    Document mine =
        new Document("key", "DEFAULT_KEY")
            .append("status", "LOCK_HELD")
            .append("owner", "me")
            .append("expiresAt", new Date(60_000));
    UpdateResult taken =
        locks.updateMany(
            and(eq("key", "DEFAULT_KEY"), or(lt("expiresAt", new Date()), eq("owner", "me"))),
            new Document("$set", mine),
            new UpdateOptions().upsert(true));

    assertThat(taken.getUpsertedId(), notNullValue());
    assertThat(locks.find(new Document("key", "DEFAULT_KEY")).first(), nullValue());
    assertThat(
        locks.deleteMany(and(eq("key", "DEFAULT_KEY"), eq("owner", "me"))).wasAcknowledged(),
        is(true));
  }

  @Test
  void changes_are_logged_in_a_transaction() {
    MongoCollection<Document> log = shop.getCollection("mongockChangeLog");
    log.createIndex(UNIQUE, new IndexOptions().unique(true));
    assertThat(log.find().into(new ArrayList<>()), is(List.of()));

    try (ClientSession session = client.startSession()) {
      session.withTransaction(
          () -> {
            shop.getCollection("orders").insertOne(session, new Document("total", 7));
            return log.replaceOne(
                session,
                and(eq("executionId", "1"), eq("changeId", "add-orders")),
                new Document("executionId", "1").append("changeId", "add-orders"),
                new ReplaceOptions().upsert(true));
          });
    }

    assertThat(log.countDocuments(), is(0L));
  }

  /** As Liquibase does: what it has created exists, and the lock is replaced. */
  @Test
  void a_lock_that_is_taken_by_a_replacement_is_held() {
    String name = "DATABASECHANGELOGLOCK";
    assertThat(shop.listCollectionNames().into(new ArrayList<>()), is(List.of()));
    shop.createCollection(
        name,
        new CreateCollectionOptions()
            .validationOptions(
                new ValidationOptions()
                    .validator(new Document("locked", new Document("$exists", true)))));
    shop.runCommand(new Document("collMod", name).append("validator", new Document()));
    assertThat(
        shop.listCollectionNames().filter(eq("name", name)).into(new ArrayList<>()),
        containsInAnyOrder(name));
    MongoCollection<Document> locks = shop.getCollection(name);
    assertThat(locks.find(eq("_id", 1)).first(), nullValue());

    Document taken =
        locks.findOneAndReplace(
            and(eq("_id", 1), eq("locked", false)),
            new Document("lockedBy", "me").append("locked", true),
            new FindOneAndReplaceOptions().upsert(true).returnDocument(ReturnDocument.AFTER));

    assertThat(taken, notNullValue());
    assertThat(taken.get("_id"), is(1));
    assertThat(taken.get("locked"), is(true));
  }

  @Test
  void the_log_of_a_migration_is_read_and_written() {
    MongoCollection<Document> log = shop.getCollection("DATABASECHANGELOG");
    shop.createCollection("DATABASECHANGELOG");
    log.createIndex(
        new Document("id", 1).append("author", 1).append("fileName", 1),
        new IndexOptions().name("ui_DATABASECHANGELOG").unique(true));

    assertThat(
        log.find().sort(descending("orderExecuted")).limit(1).maxTime(1, TimeUnit.MINUTES).first(),
        nullValue());
    assertThat(log.countDocuments(), is(0L));
    log.insertOne(new Document("id", "1").append("author", "me"));
    assertThat(
        log.updateMany(eq("id", "1"), new Document("$set", new Document("liquibase", "4")))
            .wasAcknowledged(),
        is(true));
    assertThat(log.deleteMany(new Document()).wasAcknowledged(), is(true));
    assertThat(
        client.getDatabase("admin").runCommand(new Document("buildInfo", 1)).getDouble("ok"),
        is(1.0));
    shop.getCollection("DATABASECHANGELOG").drop();
    assertThat(shop.listCollectionNames().into(new ArrayList<>()), is(List.of()));
  }
}
