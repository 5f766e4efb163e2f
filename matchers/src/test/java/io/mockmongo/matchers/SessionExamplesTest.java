package io.mockmongo.matchers;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.fromApplication;
import static io.mockmongo.matchers.MongoMatchers.fromClient;
import static io.mockmongo.matchers.MongoMatchers.inSession;
import static io.mockmongo.matchers.MongoMatchers.inSessionOf;
import static io.mockmongo.matchers.MongoMatchers.inTransaction;
import static io.mockmongo.matchers.MongoMatchers.inTransactionOf;
import static io.mockmongo.matchers.MongoMatchers.isRetryOf;
import static io.mockmongo.matchers.MongoMatchers.onConnection;
import static io.mockmongo.matchers.MongoMatchers.onConnectionOf;
import static io.mockmongo.matchers.MongoMatchers.outsideTransaction;
import static io.mockmongo.matchers.MongoMatchers.sentTo;
import static io.mockmongo.matchers.MongoMatchers.startingTransaction;
import static io.mockmongo.matchers.ShopRequest.request;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** The examples in the Javadoc of {@link MongoMatchers}: in which session, from whom, to whom. */
class SessionExamplesTest {

  private static final String UUID_TEXT = "5f0c1d1e-7a3b-4c2d-9e8f-0a1b2c3d4e5f";
  private static final String SESSION =
      "lsid: {id: {$uuid: '" + UUID_TEXT + "'}}, txnNumber: {$numberLong: '5'}, $db: 'shop'";

  private final UUID uuid = UUID.fromString(UUID_TEXT);
  private final ShopRequest ping = request("{ping: 1, $db: 'admin'}");
  private final ShopRequest first = request("{insert: 'orders', " + SESSION + "}");
  private final ShopRequest retry = first.later().on("localhost:27018", 4);
  private final ShopRequest insert =
      request("{insert: 'orders', startTransaction: true, autocommit: false, " + SESSION + "}");
  private final ShopRequest find = request("{find: 'orders', autocommit: false, " + SESSION + "}");
  private final ShopRequest commit =
      request("{commitTransaction: 1, autocommit: false, " + SESSION + "}");

  @Test
  void sessions() {
    assertThat(find, is(inSession()));
    assertThat(ping, not(inSession()));

    BsonDocument lsid = new BsonDocument("id", new BsonBinary(uuid));
    assertThat(find, is(inSession(lsid)));

    assertThat(List.of(find, commit), everyItem(is(inSessionOf(insert))));
  }

  @Test
  void transactions() {
    assertThat(List.of(insert, find, commit), everyItem(is(inTransaction())));

    assertThat(List.of(find, commit), everyItem(is(inTransactionOf(insert))));
    assertThat(commit, is(command("commitTransaction").inTransactionOf(insert)));
    assertThat(retry, not(inTransactionOf(insert)));

    assertThat(insert, is(startingTransaction()));
    assertThat(commit, allOf(inTransaction(), not(startingTransaction())));

    assertThat(retry, allOf(inSession(), outsideTransaction()));
    assertThat(find, not(outsideTransaction()));
    assertThat(retry, is(anyCommand().inSessionOf(first).outsideTransaction()));
  }

  @Test
  void retries() {
    assertThat(retry, allOf(isRetryOf(first), not(onConnectionOf(first))));
    assertThat(first, not(isRetryOf(first)));
  }

  @Test
  void connections() {
    assertThat(first, is(sentTo("localhost:27017")));
    assertThat(retry, is(sentTo("localhost:27018")));

    assertThat(first, allOf(command("insert"), onConnection(1)));
    assertThat(retry, not(onConnection(1)));

    assertThat(commit, is(onConnectionOf(insert)));
    assertThat(retry, not(onConnectionOf(first)));
  }

  @Test
  void clients() {
    assertThat(insert, is(fromApplication("shop")));
    assertThat(insert, not(fromApplication("bank")));

    assertThat(insert, is(fromClient("{driver: {version: {$$regex: '^5'}}}")));
    assertThat(insert, not(fromClient("{os: {type: 'Windows'}}")));
  }
}
