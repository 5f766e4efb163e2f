package io.mockmongo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpMsg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** With the system property {@code mockmongo.fullDocuments=true} nothing is folded. */
@Isolated
class FullDocumentsTest {

  @Test
  void a_summary_is_the_text() {
    System.setProperty("mockmongo.fullDocuments", "true");
    try {
      Received insert =
          Received.of(
              OpMsg.of(
                  1,
                  0,
                  ExtendedJson.parse("{insert: 'c', txnNumber: {$numberLong: '1'}, $db: 'd'}")));
      Sent sent =
          Sent.of(
              new Position(2),
              0,
              new ConnectionId("h:1", 1),
              OpMsg.of(2, 1, ExtendedJson.parse("{operationTime: {$timestamp: {t: 7, i: 1}}}")),
              insert,
              "the test");

      assertEquals(insert.text(), insert.summary().toString());
      assertEquals(sent.text(), sent.summary().toString());
      String large = "{insert: '" + "x".repeat(1_000_000) + "'}";
      assertTrue(
          Received.of(OpMsg.of(1, 0, ExtendedJson.parse(large))).summary().toString().length()
              < 101_000);
    } finally {
      System.clearProperty("mockmongo.fullDocuments");
    }
  }
}
