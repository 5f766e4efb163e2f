package io.mockmongo.samples;

import static io.mockmongo.junit.TlsMode.ON;
import static io.mockmongo.matchers.MongoMatchers.command;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoClient;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server ends in order while a driver waits for its reply. The driver should notice at once, over
 * TLS as without: no timeout of its own is set, and the whole test takes a moment.
 */
@Timeout(value = 20, unit = SECONDS)
class TlsHangUpTest {

  @Test
  @MockMongo(tls = ON, client = "retryReads=false")
  void over_tls_while_it_waits_for_names(MongoClient client, MockMongoServer server) {
    Call<String> names = server.go(() -> firstCollection(client));

    server.receives(command("listCollections").on("test")).hangsUp();

    names.failsWith(MongoSocketException.class);
  }

  @Test
  @MockMongo(client = "retryReads=false")
  void without_tls_while_it_waits_for_names(MongoClient client, MockMongoServer server) {
    Call<String> names = server.go(() -> firstCollection(client));

    server.receives(command("listCollections").on("test")).hangsUp();

    names.failsWith(MongoSocketException.class);
  }

  @Test
  @MockMongo(tls = ON, client = "retryReads=false")
  void over_tls_while_it_waits_for_an_aggregation(MongoClient client, MockMongoServer server) {
    Call<List<Document>> orders = server.go(() -> aggregate(client));

    server.receives(command("aggregate").on("shop.orders")).hangsUp();

    orders.failsWith(MongoSocketException.class);
  }

  @Test
  @MockMongo(client = "retryReads=false")
  void without_tls_while_it_waits_for_an_aggregation(MongoClient client, MockMongoServer server) {
    Call<List<Document>> orders = server.go(() -> aggregate(client));

    server.receives(command("aggregate").on("shop.orders")).hangsUp();

    orders.failsWith(MongoSocketException.class);
  }

  private static String firstCollection(MongoClient client) {
    return client.getDatabase("test").listCollectionNames().first();
  }

  private static List<Document> aggregate(MongoClient client) {
    return client
        .getDatabase("shop")
        .getCollection("orders")
        .aggregate(List.of())
        .into(new ArrayList<>());
  }
}
