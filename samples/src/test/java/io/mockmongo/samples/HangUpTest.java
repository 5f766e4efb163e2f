package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoClient;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;

/** The server hangs up while the driver waits for the collections' names. */
class HangUpTest {

  private static final String NO_COLLECTIONS =
      "{cursor: {id: {$numberLong: '0'}, ns: 'test.$cmd.listCollections', firstBatch: []}}";

  @Test
  @MockMongo(client = "retryReads=false")
  void without_a_retry_it_is_a_network_error_at_once(MongoClient client, MockMongoServer server) {
    Call<String> names = server.go(() -> firstCollection(client));

    server.receives(command("listCollections").on("test")).hangsUp();

    names.failsWith(MongoSocketException.class);
  }

  @Test
  @MockMongo
  void the_drivers_own_retry_hides_one_hang_up(MongoClient client, MockMongoServer server) {
    Call<String> names = server.go(() -> firstCollection(client));

    server.receives(command("listCollections")).hangsUp();
    server.receives(command("listCollections")).replies(NO_COLLECTIONS);

    assertThat(names.result(), is((String) null));
    server.verify(times(2), command("listCollections"));
  }

  @Test
  @MockMongo
  void the_drivers_own_retry_does_not_hide_two(MongoClient client, MockMongoServer server) {
    Call<String> names = server.go(() -> firstCollection(client));

    server.receives(command("listCollections")).hangsUp();
    server.receives(command("listCollections")).hangsUp();

    names.failsWith(MongoSocketException.class);
  }

  private static String firstCollection(MongoClient client) {
    return client.getDatabase("test").listCollectionNames().first();
  }
}
