package io.mockmongo.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
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

/** Columns, folding, width and colour. */
class LiveConversationTest {

  private static final ConnectionId CONNECTION = new ConnectionId("127.0.0.1:27017", 3);
  private static final String INSERT =
      "{insert: 'orders', ordered: true, documents: [{_id: 7, item: 'a long name of an item'}],"
          + " txnNumber: {$numberLong: '1'}, $db: 'shop',"
          + " lsid: {id: {$uuid: '5f3a1c2b-0000-4000-8000-000000000001'}}}";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final LiveConversation conversation = conversation(LiveViewOptions.plain());

  private LiveConversation conversation(LiveViewOptions options) {
    return new LiveConversation(new PrintStream(printed, true, UTF_8), options);
  }

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
  void a_request_and_its_reply() {
    conversation.accept(request(INSERT));
    conversation.accept(
        sent("{n: 1, operationTime: {$timestamp: {t: 7, i: 1}}, ok: 1.0}", "the test"));

    assertEquals(
        """
          captured     0.000 ms  #1  client insert shop.orders         {insert: 'orders', ordered: \
        true, documents: [{_id: 7, item: 'a long name of an item'}]}  session 5f3a1c2b, txn 1
            :27017     2.000 ms  #3  server replies                    {n: 1, ok: 1.0}  operation \
        time 7.1  by the test
        """,
        printed());
  }

  @Test
  void full_documents() {
    conversation(LiveViewOptions.plain().width(80).fullDocuments(true)).accept(request(INSERT));

    assertEquals(
        "  captured     0.000 ms  #1  client insert shop.orders         "
            + request(INSERT).text()
            + "\n",
        printed());
  }

  @Test
  void a_narrow_line_cuts_the_document_and_keeps_the_details() {
    conversation(LiveViewOptions.plain().width(140)).accept(request(INSERT));

    assertEquals(
        "  captured     0.000 ms  #1  client insert shop.orders         {insert: 'orders', ordered:"
            + " true, documents: [{_ ...  session 5f3a1c2b, txn 1\n",
        printed());
    assertEquals(140, printed().length() - 1);
  }

  @Test
  void in_a_narrower_one_the_document_has_its_own_line() {
    var narrow = conversation(LiveViewOptions.plain().width(80));
    narrow.accept(request(INSERT));
    narrow.accept(sent("{n: 1, ok: 1.0}", "@AutoRespond(command = \"insert\") on Orders.saves()"));
    narrow.accept(sent("{n: 1, ok: 1.0}", "me"));

    assertEquals(
        """
          captured     0.000 ms  #1  client insert shop.orders
            {insert: 'orders', ordered: true, documents: [{ ...  session 5f3a1c2b, txn 1
            :27017     2.000 ms  #3  server replies
            {n: 1, ok: 1.0}  by @AutoRespond(command = "insert") on Orders.saves()
            :27017     2.000 ms  #3  server replies
            {n: 1, ok: 1.0}  by me
        """,
        printed());
  }

  @Test
  void colours_tell_client_server_errors_and_unusual_ends() {
    var colored = conversation(LiveViewOptions.plain().color(true));
    colored.accept(new ConnectionOpened(new Position(1), 0, CONNECTION, "127.0.0.1:5"));
    colored.accept(sent("{ok: 1.0}", "me"));
    colored.accept(sent("{ok: 0.0, code: 1}", "me"));
    colored.accept(new ConnectionEnded(new Position(9), 0, CONNECTION, Ending.RESET, ""));

    assertEquals(
        """
        <2>    :27017     0.000 ms  #3<0> <36>client<0> connects                   from 127.0.0.1:5
        <2>    :27017     2.000 ms  #3<0> <32>server<0> replies                    {ok: 1.0}  by me
        <2>    :27017     2.000 ms  #3<0> <32>server<0> <31>replies<0>                    \
        <31>{ok: 0.0, code: 1}  by me<0>
        <2>    :27017     0.000 ms  #3<0> <32>server<0> <33>resets<0>
        """,
        printed().replaceAll("\u001b\\[(\\d+)m", "<$1>").replace(" <0>", "<0>"));
  }

  @Test
  void colours_take_no_width() {
    conversation(LiveViewOptions.plain().width(80)).accept(request(INSERT));
    String plain = printed();
    printed.reset();
    conversation(LiveViewOptions.plain().width(80).color(true)).accept(request(INSERT));

    assertEquals(plain, printed().replaceAll("\u001b\\[\\d+m", ""));
  }

  @Test
  void what_drivers_send_by_themselves_is_folded_into_one_line() {
    Received hello = request("{hello: 1, $db: 'admin'}");
    conversation.accept(hello);
    conversation.accept(
        Sent.of(
            new Position(2),
            2_000_000,
            CONNECTION,
            message("{ok: 1.0}"),
            hello,
            "the built-in handshake"));

    assertEquals(
        "    :27017     2.000 ms  #3  client hello admin                answered by the built-in"
            + " handshake\n",
        printed());
  }

  @Test
  void long_documents_are_cut() {
    conversation.accept(sent("{x: '" + "y".repeat(1500) + "'}", "me"));

    String text = printed().substring(printed().indexOf('{'));
    assertEquals("{x: '" + "y".repeat(984) + " ...  by me\n", text);
  }

  @Test
  void a_width_has_a_least() {
    assertEquals(
        "width(39): at least 40 columns are needed",
        assertThrows(IllegalArgumentException.class, () -> LiveViewOptions.plain().width(39))
            .getMessage());
  }

  private static Received request(String json) {
    return Received.of(message(json));
  }

  private static OpMsg message(String json) {
    return OpMsg.of(1, 0, ExtendedJson.parse(json));
  }

  private static Sent sent(String json, String by) {
    return Sent.of(new Position(2), 2_000_000, CONNECTION, message(json), request("{ping: 1}"), by);
  }

  private String printed() {
    return printed.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
