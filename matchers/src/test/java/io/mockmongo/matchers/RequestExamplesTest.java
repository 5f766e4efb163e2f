package io.mockmongo.matchers;

import static io.mockmongo.matchers.ShopRequest.request;
import static io.mockmongo.request.RequestPattern.anyCommand;
import static io.mockmongo.request.RequestPattern.anyRequest;
import static io.mockmongo.request.RequestPattern.awaitableHello;
import static io.mockmongo.request.RequestPattern.command;
import static io.mockmongo.request.RequestPattern.commandIgnoringCase;
import static io.mockmongo.request.RequestPattern.handshake;
import static io.mockmongo.request.RequestPattern.heartbeat;
import static io.mockmongo.request.RequestPattern.opcode;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpInsert;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.Opcode;
import io.mockmongo.request.RequestPattern;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/** The examples in the Javadoc of {@link RequestPattern}. */
class RequestExamplesTest {

  private static final String SESSION = "lsid: {id: 1}, txnNumber: 5, autocommit: false, ";

  private final BsonDocument lsid = ExtendedJson.parse("{id: 1}");
  private final Received hello = ShopRequest.HANDSHAKE;
  private final ShopRequest heartbeat =
      request("{hello: 1, topologyVersion: {counter: 1}, maxAwaitTimeMS: 9, $db: 'admin'}");
  private final ShopRequest insert =
      request("{insert: 'orders', documents: [{_id: 7, qty: 3}], $db: 'shop'}");
  private final ShopRequest split =
      request("{insert: 'orders', $db: 'shop'}").with("documents", "{_id: 7, qty: 3}");
  private final ShopRequest update = request("{update: 'orders', $db: 'shop'}");
  private final ShopRequest find =
      request("{find: 'orders', lsid: {id: 1}, $readPreference: {mode: 'secondary'}, $db: 'shop'}");
  private final ShopRequest more =
      request("{getMore: {$numberLong: '9'}, collection: 'orders', lsid: {id: 1}, $db: 'shop'}");
  private final ShopRequest change = request("{findandmodify: 'orders', $db: 'shop'}");
  private final ShopRequest starting =
      request(
          "{insert: 'orders', documents: [{_id: 7}], startTransaction: true, "
              + SESSION
              + "$db: 'shop'}");
  private final ShopRequest abort = request("{abortTransaction: 1, " + SESSION + "$db: 'admin'}");
  private final ShopRequest legacyInsert =
      request(
          new OpInsert(1, 0, 0, "shop.orders", List.of(ExtendedJson.parse("{_id: 7, qty: 3}"))));
  private final ShopRequest legacyQuery = query(20, -1);
  private final ShopRequest legacyMore = request(new OpGetMore(1, 0, 0, "shop.orders", 5, 9));

  private static ShopRequest query(int skip, int limit) {
    Optional<RawBsonDocument> projection = Optional.of(ExtendedJson.parse("{qty: 1}"));
    return request(
        new OpQuery(1, 0, 0, "shop.orders", skip, limit, ExtendedJson.parse("{}"), projection));
  }

  @Test
  void by_name() {
    assertThat(insert.on("localhost:27017", 2), is(anyRequest().onConnection(2)));
    assertThat(insert, is(anyCommand().on("shop")));
    assertThat(heartbeat, not(anyCommand().on("admin")));
    assertThat(update, is(command("update", "delete").on("shop.orders")));
    assertThat(insert, not(command("update", "delete").on("shop.orders")));
    assertThat(change, is(commandIgnoringCase("findAndModify").onCollection("orders")));
  }

  @Test
  void all_at_once() {
    assertThat(
        starting,
        is(
            command("insert")
                .on("shop.orders")
                .matching("{documents: [{_id: 7}]}")
                .inTransaction()));
  }

  @Test
  void hellos() {
    assertThat(hello, is(handshake().fromClient("{application: {name: 'shop'}}")));
    assertThat(heartbeat.on("localhost:27018", 1), is(heartbeat().sentTo("localhost:27018")));
    assertThat(hello, not(heartbeat()));
    assertThat(heartbeat, is(awaitableHello().matching("{topologyVersion: {$$exists: true}}")));
    assertThat(hello, not(awaitableHello()));
  }

  @Test
  void by_namespace() {
    assertThat(find, is(command("find").on("shop.orders")));
    assertThat(find, is(command("find").on("shop")));
    assertThat(find, not(command("find").on("shop.carts")));
    assertThat(find, is(command("find", "aggregate").onCollection("orders")));
  }

  @Test
  void by_the_place_of_a_field() {
    assertThat(split, is(command("insert").withSequence("documents")));
    assertThat(insert, not(command("insert").withSequence("documents")));
    assertThat(insert, is(command("insert").withInBody("documents")));
    assertThat(split, not(command("insert").withInBody("documents")));
  }

  @Test
  void legacy_requests() {
    assertThat(
        legacyInsert,
        is(opcode(Opcode.OP_INSERT).on("shop.orders").with("documents[0].qty", is(3))));
    assertThat(legacyQuery, is(opcode(Opcode.OP_QUERY).on("shop.orders").withSkip(20)));
    assertThat(query(0, -1), not(opcode(Opcode.OP_QUERY).on("shop.orders").withSkip(20)));
    assertThat(legacyQuery, is(opcode(Opcode.OP_QUERY).withNumberToReturn(-1)));
    assertThat(legacyMore, is(opcode(Opcode.OP_GET_MORE).withNumberToReturn(5)));
    assertThat(legacyQuery, is(opcode(Opcode.OP_QUERY).withProjection("{qty: 1}")));
    assertThat(legacyQuery, not(opcode(Opcode.OP_QUERY).withProjection("{_id: 1}")));
  }

  @Test
  void clients_and_servers() {
    assertThat(insert.on("localhost:27018", 1), is(command("insert").sentTo("localhost:27018")));
    assertThat(insert, not(command("insert").sentTo("localhost:27018")));
    assertThat(insert, is(command("insert").fromApplication("shop")));
    assertThat(insert, is(anyCommand().fromClient("{driver: {version: '5.14.0'}}")));
  }

  @Test
  void sessions_and_transactions() {
    assertThat(find, is(command("find").inSession()));
    assertThat(insert, not(command("insert").inSession()));
    assertThat(abort, is(command("abortTransaction").inSession(lsid)));
    assertThat(more, is(command("getMore").inSessionOf(find)));
    assertThat(abort, is(command("commitTransaction", "abortTransaction").inTransaction()));
    assertThat(starting, is(anyCommand().startingTransaction()));
    assertThat(abort, not(anyCommand().startingTransaction()));
    assertThat(find, is(command("find").outsideTransaction()));
  }

  @Test
  void read_preferences() {
    assertThat(find, is(command("find").withReadPreference("secondary")));
    assertThat(more, is(command("getMore").withReadPreference("primary")));
  }
}
