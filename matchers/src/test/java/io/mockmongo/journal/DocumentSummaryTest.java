package io.mockmongo.journal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpReply;
import io.mockmongo.pattern.DocumentPattern;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields that drivers and servers add are folded; all others, and odd forms, are shown. */
class DocumentSummaryTest {

  private static final String LSID = "lsid: {id: {$uuid: '5f3a1c2b-0000-4000-8000-000000000001'}}";
  private static final String TIME =
      "$clusterTime: {clusterTime: {$timestamp: {t: 7, i: 2}}, signature: {keyId: 1}}";

  private static Received received(String fields) {
    return Received.of(OpMsg.of(1, 0, ExtendedJson.parse("{insert: 'orders', " + fields + "}")));
  }

  private static String summary(String fields) {
    return received(fields).summary().toString();
  }

  @Test
  void a_retryable_write() {
    Received insert =
        received("documents: [{_id: 7}], txnNumber: {$numberLong: '3'}, $db: 'shop', " + LSID);

    DocumentSummary summary = insert.summary();

    assertThat(summary.document(), is("{insert: 'orders', documents: [{_id: 7}]}"));
    assertThat(summary.details(), is("session 5f3a1c2b, txn 3"));
    assertThat(
        summary.toString(),
        is("{insert: 'orders', documents: [{_id: 7}]}  session 5f3a1c2b, txn 3"));
    assertThat(
        DocumentPattern.of(summary.document()).differences(insert.command().document()).size(),
        is(0));
  }

  @Test
  void a_long_document_is_cut_but_not_the_fields_of_interest() {
    Received insert =
        received("documents: [{s: '" + "x".repeat(100_000) + "'}], $db: 'shop', " + LSID);

    assertThat(insert.summary().document().length(), lessThan(2_100));
    assertThat(insert.line().length(), lessThan(2_200));
    assertThat(insert.summary(Set.of("lsid")).document(), endsWith("}}"));
    assertThat(insert.summary(Set.of("lsid")).document().length(), lessThan(2_100));
    assertThat(insert.text(1_000).length(), lessThan(1_200));
    assertThat(insert.text().length(), greaterThan(100_000));
    assertThat(insert.command().toString().length(), lessThan(2_100));
  }

  @Test
  void a_name_is_visible_and_short() {
    var message = ExtendedJson.parse("{drop: 'a\\n2. drop b\\u001b', $db: 'd'}");
    assertThat(Received.of(OpMsg.of(1, 0, message)).what(), is("drop d.a\\n2. drop b\\u001b"));
    message = ExtendedJson.parse("{drop: '" + "x".repeat(10_000) + "', $db: 'd'}");
    assertThat(Received.of(OpMsg.of(1, 0, message)).what().length(), is(303));
  }

  @Test
  void a_transaction() {
    String transaction = "$db: 'shop', " + LSID + ", txnNumber: {$numberLong: '3'}, ";
    assertEquals(
        "{insert: 'orders'}  session 5f3a1c2b, starts transaction 3",
        summary(transaction + "startTransaction: true, autocommit: false"));
    assertEquals(
        "{insert: 'orders'}  session 5f3a1c2b, transaction 3",
        summary(transaction + "autocommit: false"));
  }

  @Test
  void the_cluster_time() {
    assertEquals("{insert: 'orders'}  cluster time 7.2", summary(TIME));
  }

  @Test
  void the_cluster_time_of_a_server_without_authentication_says_nothing() {
    String unsigned =
        TIME.replace(
            "{keyId: 1}",
            "{hash: {$binary: {base64: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=', subType: '00'}},"
                + " keyId: {$numberLong: '0'}}");

    assertEquals("{insert: 'orders'}", summary(unsigned));
    assertEquals(
        "{n: 1}", reply("{n: 1, operationTime: {$timestamp: {t: 7, i: 2}}, " + unsigned + "}"));
    assertEquals(
        "{n: 1}  operation time 7.1",
        reply("{n: 1, operationTime: {$timestamp: {t: 7, i: 1}}, " + unsigned + "}"));
  }

  @Test
  void what_a_pattern_is_about_is_shown_in_full() {
    assertEquals(
        "{insert: 'orders', lsid: {id: {$binary: {base64: 'XzocKwAAQACAAAAAAAAAAQ==',"
            + " subType: '04'}}}}  session 5f3a1c2b, txn 3",
        received("$db: 'shop', txnNumber: {$numberLong: '3'}, " + LSID)
            .summary(Set.of("lsid", "documents"))
            .toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lsid: 1",
        "lsid: {id: 1}",
        "lsid: {id: {$uuid: '5f3a1c2b-0000-4000-8000-000000000001'}, uid: 1}",
        "lsid: {id: {$binary: {base64: 'AAAA', subType: '04'}}}",
        "txnNumber: 3",
        "autocommit: false",
        "startTransaction: true",
        "$clusterTime: 7",
        "$clusterTime: {clusterTime: 7}",
        "$db: 7",
        "$db: 'a', $db: 'b'",
        "$readPreference: {mode: 'primary'}"
      })
  void a_form_that_drivers_do_not_use_is_shown(String fields) {
    assertEquals(
        "{insert: 'orders', "
            + fields.replace(
                "$uuid: '5f3a1c2b-0000-4000-8000-000000000001'",
                "$binary: {base64: 'XzocKwAAQACAAAAAAAAAAQ==', subType: '04'}")
            + "}",
        summary(fields));
  }

  @Test
  void the_times_in_a_reply() {
    assertEquals(
        "{n: 1}  operation time 7.1, cluster time 7.2",
        reply("{n: 1, operationTime: {$timestamp: {t: 7, i: 1}}, " + TIME + "}"));
  }

  private static String reply(String document) {
    return Sent.of(
            new Position(2),
            0,
            new ConnectionId("h:1", 1),
            OpMsg.of(2, 1, ExtendedJson.parse(document)),
            received("$db: 'shop'"),
            "the test")
        .summary()
        .toString();
  }

  @Test
  void a_legacy_reply_is_as_it_is() {
    Sent sent =
        Sent.of(
            new Position(2),
            0,
            new ConnectionId("h:1", 1),
            OpReply.of(2, 1, ExtendedJson.parse("{n: 1}")),
            received("$db: 'shop'"),
            "the test");
    assertEquals("{n: 1}", sent.summary().toString());
  }

  @Test
  void a_long_document_is_cut_and_its_details_are_kept() {
    DocumentSummary summary = new DocumentSummary("{a: 'xxxxxxxxxx'}", "session 1");
    assertEquals("{a: 'xxxxxxxxxx'}  session 1", summary.abbreviate(28));
    assertEquals("{a: 'xxxxxxx ...  session 1", summary.abbreviate(27));
    assertEquals(" ...  session 1", summary.abbreviate(3));
    assertEquals("{a: ' ...", new DocumentSummary("{a: 'xxxxxxxxxx'}", "").abbreviate(9));
  }
}
