package io.mockmongo.matchers;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.anyRequest;
import static io.mockmongo.matchers.MongoMatchers.awaitableHello;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.commandIgnoringCase;
import static io.mockmongo.matchers.MongoMatchers.compressedWith;
import static io.mockmongo.matchers.MongoMatchers.document;
import static io.mockmongo.matchers.MongoMatchers.flag;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.matchers.MongoMatchers.heartbeat;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.matchers.MongoMatchers.namespace;
import static io.mockmongo.matchers.MongoMatchers.on;
import static io.mockmongo.matchers.MongoMatchers.onCollection;
import static io.mockmongo.matchers.MongoMatchers.opcode;
import static io.mockmongo.matchers.MongoMatchers.uncompressed;
import static io.mockmongo.matchers.MongoMatchers.withReadPreference;
import static io.mockmongo.matchers.MongoMatchers.withSequence;
import static io.mockmongo.matchers.ShopRequest.flagged;
import static io.mockmongo.matchers.ShopRequest.request;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpInsert;
import io.mockmongo.message.Opcode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples in the Javadoc of {@link MongoMatchers}: which command, on what, sent how. */
class CommandExamplesTest {

  private final Received isMaster = ShopRequest.HANDSHAKE;
  private final Received heartbeat = request("{hello: 1, maxAwaitTimeMS: 10000, $db: 'admin'}");
  private final Received ping = request("{ping: 1, $db: 'admin'}");
  private final Received insert =
      flagged(MsgFlag.MORE_TO_COME, "{insert: 'orders', $db: 'shop'}")
          .with("documents", "{_id: 7, qty: 3}")
          .compressed(Compressor.ZSTD);
  private final Received find =
      request("{find: 'orders', $readPreference: {mode: 'nearest'}, $db: 'shop'}");
  private final Received change = request("{findandmodify: 'orders', $db: 'shop'}");
  private final Received legacy =
      request(new OpInsert(1, 0, 0, "shop.orders", List.of(ExtendedJson.parse("{_id: 7}"))));

  @Test
  void by_name() {
    assertThat(insert, is(command("insert").on("shop.orders")));
    assertThat(insert, is(command("insert", "update", "delete")));

    assertThat(change, is(commandIgnoringCase("findAndModify")));
    assertThat(change, not(command("findAndModify")));
  }

  @Test
  void by_sender() {
    assertThat(List.of(ping, insert), everyItem(is(anyCommand())));
    assertThat(heartbeat, not(anyCommand()));

    assertThat(List.of(heartbeat, insert), everyItem(is(anyRequest())));
  }

  @Test
  void hellos() {
    assertThat(List.of(isMaster, heartbeat), everyItem(is(hello())));
    assertThat(ping, not(hello()));

    assertThat(isMaster, is(handshake()));
    assertThat(heartbeat, not(handshake()));

    assertThat(heartbeat, is(heartbeat().on("admin")));
    assertThat(isMaster, not(heartbeat()));

    assertThat(heartbeat, is(awaitableHello().with("maxAwaitTimeMS", is(10_000))));
    assertThat(isMaster, not(awaitableHello()));
  }

  @Test
  void by_namespace() {
    assertThat(insert, allOf(on("shop.orders"), on("shop")));
    assertThat(insert, not(on("shop.carts")));

    assertThat(insert, is(onCollection("orders")));
    assertThat(ping, not(onCollection("orders")));

    assertThat(insert, is(namespace(startsWith("shop."))));
    assertThat(ping, is(namespace(is("admin"))));
  }

  @Test
  void by_document() {
    assertThat(insert.command().document(), is(document("{documents: [{_id: 7}]}")));
    assertThat(insert, is(command("insert").with("documents[0]", document("{qty: {$$gt: 2}}"))));
  }

  @Test
  void by_read_preference() {
    assertThat(find, is(withReadPreference("nearest")));
    assertThat(insert, is(withReadPreference("primary")));
  }

  @Test
  void by_the_wire() {
    assertThat(insert, allOf(command("insert"), withSequence("documents")));
    assertThat(find, not(withSequence("documents")));

    assertThat(insert, is(compressedWith(Compressor.ZSTD)));
    assertThat(insert, not(compressedWith(Compressor.ZLIB)));

    assertThat(isMaster, allOf(handshake(), uncompressed()));
    assertThat(insert, not(uncompressed()));

    assertThat(insert, is(flag(MsgFlag.MORE_TO_COME)));
    assertThat(find, not(flag(MsgFlag.MORE_TO_COME)));

    assertThat(legacy, is(opcode(Opcode.OP_INSERT).on("shop.orders")));
    assertThat(insert, is(opcode(Opcode.OP_MSG)));
  }
}
