package io.mockmongo.matchers;

import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.ConversationMatchers.connectionOpened;
import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.namespace;
import static io.mockmongo.matchers.ShopRequest.flagged;
import static io.mockmongo.matchers.ShopRequest.request;
import static io.mockmongo.message.Opcode.OP_MSG;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.ConnectionOpened;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.Opcode;
import io.mockmongo.pattern.Difference;
import io.mockmongo.pattern.DocumentPattern;
import io.mockmongo.request.FactPattern;
import io.mockmongo.request.MessagePattern;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;

/**
 * The examples in the Javadoc of {@link MessagePattern}, {@link FactPattern} and {@link
 * DocumentPattern}.
 */
class MessageExamplesTest {

  private final Received insert =
      request("{insert: 'orders', documents: [{_id: 7, qty: 3}], ordered: true, $db: 'shop'}");
  private final Received unacknowledged =
      flagged(MsgFlag.MORE_TO_COME, "{insert: 'orders', $db: 'shop'}");
  private final Received find = request("{find: 'orders', filter: {qty: 5}, $db: 'shop'}");
  private final Received checked = flagged(MsgFlag.CHECKSUM_PRESENT, "{ping: 1, $db: 'admin'}");
  private final Received hello = flagged(MsgFlag.EXHAUST_ALLOWED, "{hello: 1, $db: 'admin'}");
  private final Sent sent = sent(OpMsg.of(42, 41, ExtendedJson.parse("{ok: 1}")));

  private Sent sent(OpMsg message) {
    return Sent.of(new Position(4), 0, ShopRequest.FIRST, message, find, "the test");
  }

  @Test
  void by_document() {
    assertThat(insert, is(command("insert").matching("{documents: [{_id: 7}], ordered: true}")));
    assertThat(insert, not(command("insert").matching("{documents: [{_id: 8}]}")));

    BsonDocument filter = new BsonDocument("qty", new BsonInt32(5));
    assertThat(find, is(command("find").matching(new BsonDocument("filter", filter))));

    assertThat(find, is(command("find").with("filter.qty", greaterThan(3))));
    assertThat(find, not(command("find").with("filter.qty", greaterThan(5))));
    assertThat(find, is(command("find").without("readConcern")));
    assertThat(find, not(command("find").without("filter")));
  }

  @Test
  void all_at_once() {
    assertThat(
        insert,
        is(
            command("insert")
                .matching("{documents: [{_id: 7}]}")
                .without("writeConcern")
                .sentAs(OP_MSG)));
  }

  @Test
  void by_flags() {
    assertThat(unacknowledged, is(command("insert").with(MsgFlag.MORE_TO_COME)));
    assertThat(insert, not(command("insert").with(MsgFlag.MORE_TO_COME)));
    assertThat(sent, is(reply().to(command("find")).without(MsgFlag.MORE_TO_COME)));
    assertThat(hello, is(command("hello").withFlagsExactly(MsgFlag.EXHAUST_ALLOWED)));
    assertThat(hello, not(command("hello").withFlagsExactly()));
    assertThat(checked, is(command("ping").withChecksum()));
    assertThat(hello, not(command("hello").withChecksum()));
    assertThat(sent, is(reply().to(command("find")).withoutChecksum()));
    assertThat(checked, not(command("ping").withoutChecksum()));
  }

  @Test
  void by_kind_and_number() {
    assertThat(ShopRequest.HANDSHAKE, is(command("isMaster").sentAs(Opcode.OP_QUERY)));
    assertThat(hello, not(command("hello").sentAs(Opcode.OP_QUERY)));
    assertThat(find, is(command("find").withRequestId(sent.message().responseTo())));
  }

  @Test
  void by_connection() {
    ConnectionId second = new ConnectionId("localhost:27017", 2);
    ConnectionEnded ended =
        new ConnectionEnded(new Position(6), 0, second, Ending.HUNG_UP, "by the test");
    assertThat(ended, is(connectionEnded().onConnection(2)));
    assertThat(ended, not(connectionEnded().onConnection(1)));
    assertThat(ended, is(connectionEnded().after(insert.position())));
    assertThat(insert, not(command("insert").after(insert.position())));

    ConnectionOpened opened =
        new ConnectionOpened(new Position(1), 0, ShopRequest.FIRST, "/127.0.0.1:5");
    assertThat(opened, is(connectionOpened().onConnectionOf(insert)));
    assertThat(opened, not(connectionOpened().onConnectionOf(ended)));
  }

  @Test
  void by_any_matcher() {
    assertThat(insert, is(command("insert").and(namespace(startsWith("shop.")))));
    assertThat(insert, not(command("insert").and(namespace(startsWith("bank.")))));
  }

  @Test
  void documents() {
    BsonDocument command = insert.command().document();
    List<Difference> differences =
        DocumentPattern.of("{documents: [{_id: 8}], lsid: {$$exists: true}}").differences(command);
    assertThat(
        differences.stream().map(Difference::path).toList(), contains("documents[0]._id", "lsid"));

    assertThat(ExtendedJson.parse("{_id: 7, qty: 3}"), is(DocumentPattern.of("{qty: {$$gte: 3}}")));
    assertThat(ExtendedJson.parse("{_id: 7}"), not(DocumentPattern.of("{_id: 7, qty: 3}")));

    BsonDocument order = new BsonDocument("_id", new BsonInt32(7));
    assertThat(insert, is(command("insert").with("documents", hasItem(DocumentPattern.of(order)))));

    DocumentPattern pattern = DocumentPattern.of("{documents: [{_id: 7}]}");
    assertThat(insert, is(command("insert").matching(pattern)));
  }

  @Test
  void documents_that_name_sessions() {
    BsonDocument lsid = new BsonDocument("id", new BsonInt32(7));
    Map<String, BsonDocument> sessions = Map.of("session0", lsid);
    assertThat(
        ExtendedJson.parse("{lsid: {id: 7}}"),
        is(DocumentPattern.of("{lsid: {$$sessionLsid: 'session0'}}", sessions)));

    BsonDocument expected = ExtendedJson.parse("{lsid: {$$sessionLsid: 'session0'}}");
    assertThat(ExtendedJson.parse("{lsid: {id: 7}}"), is(DocumentPattern.of(expected, sessions)));
  }
}
