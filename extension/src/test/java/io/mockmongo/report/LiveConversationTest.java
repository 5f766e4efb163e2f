package io.mockmongo.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.ConnectionOpened;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpMsg;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** Columns, folding and cutting. */
class LiveConversationTest {

  private static final ConnectionId CONNECTION = new ConnectionId("127.0.0.1:27017", 3);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final LiveConversation conversation =
      new LiveConversation(new PrintStream(printed, true, UTF_8));

  @Test
  void a_connection_takes_a_line() {
    conversation.accept(
        new ConnectionOpened(new Position(1), 1_234_567, CONNECTION, "127.0.0.1:5"));

    assertEquals(
        "    :27017     1.235 ms  #3  client connects                   from 127.0.0.1:5\n",
        printed());
  }

  @Test
  void a_server_is_known_by_its_label() {
    var labelled = new LiveConversation(new PrintStream(printed, true, UTF_8), "orders of Europe");
    labelled.accept(new ConnectionOpened(new Position(1), 0, CONNECTION, "127.0.0.1:5"));

    assertEquals(
        " of Europe     0.000 ms  #3  client connects                   from 127.0.0.1:5\n",
        printed());
  }

  @Test
  void a_path_is_told_from_others_by_its_end() {
    var path = new ConnectionId("/tmp/mockmongo-8623c7b1-6b6d.sock", 3);
    conversation.accept(new ConnectionOpened(new Position(1), 1_234_567, path, "this machine"));

    assertEquals(
        "3c7b1-6b6d     1.235 ms  #3  client connects                   from this machine\n",
        printed());
  }

  @Test
  void a_reply_tells_who_decided_it() {
    conversation.accept(sent(request("{ping: 1}"), "{n: 1}", "the test"));

    assertEquals(
        "    :27017     2.000 ms  #3  server replies                    {n: 1}  by the test\n",
        printed());
  }

  @Test
  void what_drivers_send_by_themselves_is_folded_into_one_line() {
    Received hello = request("{hello: 1, $db: 'admin'}");
    conversation.accept(hello);
    conversation.accept(sent(hello, "{ok: 1.0}", "the built-in handshake"));

    assertEquals(
        "    :27017     2.000 ms  #3  client hello admin                answered by the built-in"
            + " handshake\n",
        printed());
  }

  @Test
  void long_documents_are_cut() {
    conversation.accept(sent(request("{ping: 1}"), "{x: '" + "y".repeat(1500) + "'}", "me"));

    String text = printed().substring(printed().indexOf('{'));
    assertEquals("{x: '" + "y".repeat(995) + " ...  by me\n", text);
  }

  private static Received request(String json) {
    return Received.of(OpMsg.of(1, 0, ExtendedJson.parse(json)));
  }

  private static Sent sent(Received request, String json, String by) {
    OpMsg message = OpMsg.of(2, 1, ExtendedJson.parse(json));
    return Sent.of(new Position(2), 2_000_000, CONNECTION, message, request, by);
  }

  private String printed() {
    return printed.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
