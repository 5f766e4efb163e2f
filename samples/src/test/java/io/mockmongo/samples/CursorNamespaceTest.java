package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.reply.Cursor;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A cursor is where its reply says it is, which need not be where the command went: what follows
 * has to go there, too.
 */
@MockMongo
class CursorNamespaceTest {

  private static final Cursor THREE = Cursor.of("{_id: 1}", "{_id: 2}", "{_id: 3}").batchSize(1);

  @Test
  void what_follows_a_find_goes_to_the_namespace_of_the_cursor(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    server
        .autoResponds(command("find").on("shop.orders"))
        .replies(THREE.namespace("archive.orders2025"));

    try (MongoCursor<Document> cursor = orders.find().cursor()) {
      cursor.next();
      cursor.next();
    }

    server.verify(once(), command("getMore").on("archive.orders2025"));
    server.verify(once(), command("killCursors").on("archive.orders2025"));
    server.verify(never(), command("getMore", "killCursors").on("shop.orders"));
  }

  @Test
  void that_of_a_list_of_collections_is_none_of_theirs(MongoClient client, MockMongoServer server) {
    MongoDatabase shop = client.getDatabase("shop");
    server
        .autoResponds(command("listCollections").on("shop"))
        .replies(Cursor.of("{name: 'orders'}", "{name: 'people'}").batchSize(1));

    shop.listCollectionNames().forEach(name -> {});

    server.verify(once(), command("getMore").on("shop.$cmd.listCollections"));
  }
}
