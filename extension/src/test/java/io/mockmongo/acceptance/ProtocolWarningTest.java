package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.WriteConcern;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.ProtocolRule;
import io.mockmongo.journal.ProtocolWarning;
import io.mockmongo.journal.Received;
import io.mockmongo.report.LiveConversation;
import io.mockmongo.report.Transcript;
import io.mockmongo.script.Finding;
import io.mockmongo.server.MockMongoServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of a breach of the protocol, and how. */
class ProtocolWarningTest {

  private final MockMongoServer server = MockMongoServer.start();
  private RawClient client;

  @BeforeEach
  void connect() throws Exception {
    server.autoResponds(anyCommand()).repliesOk();
    client = new RawClient(server);
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    server.close();
  }

  @Test
  void a_warning_stands_behind_its_request() throws Exception {
    client.send(1, "{ping: 1}");
    client.reads();

    ProtocolWarning warning = server.journal().warnings().get(0);
    Received request = server.journal().received().get(0);
    assertThat(warning.request(), is(request));
    assertThat(warning.position(), is(new Position(request.position().number() + 1)));
    assertThat(warning.connection(), is(request.connection()));
    assertThat(
        Transcript.of(server.journal())
            .lines()
            .filter(line -> line.contains("!! "))
            .toList()
            .get(0)
            .strip()
            .replaceFirst("^.*!! ", ""),
        is("protocol violation: 2. ping: an OP_MSG has $db, but this one has none"));
  }

  @Test
  void a_warning_is_printed_as_it_happens() throws Exception {
    var printed = new ByteArrayOutputStream();
    var conversation = new LiveConversation(new PrintStream(printed, true));
    try (var printing = MockMongoServer.builder().listener(conversation).start();
        var other = new RawClient(printing)) {
      printing.autoResponds(anyCommand()).repliesOk();
      other.send(1, "{ping: 1}");
      other.reads();
    }

    assertThat(
        printed.toString(),
        containsString(
            "client violates protocol          2. ping: an OP_MSG has $db, but this one has none"));
  }

  @Test
  void a_strict_server_finds_fault_with_each() throws Exception {
    try (var strict = MockMongoServer.builder().strictProtocol(true).start();
        var other = new RawClient(strict)) {
      strict.autoResponds(anyCommand()).repliesOk();
      other.send(1, "{ping: 1, txnNumber: 1}");
      other.reads();

      List<Finding> findings = strict.lifecycle().findings();

      assertThat(
          findings.stream().map(Finding::kind).distinct().toList(),
          is(List.of(Finding.Kind.PROTOCOL)));
      assertThat(
          findings.stream().map(Finding::text).toList(),
          is(
              List.of(
                  "protocol violation: 2. ping: an OP_MSG has $db, but this one has none\n"
                      + "    for ping  {ping: 1, txnNumber: 1}",
                  "protocol violation: 2. ping: a txnNumber requires an lsid,"
                      + " but this one has none\n"
                      + "    for ping  {ping: 1, txnNumber: 1}")));
      assertThat(
          assertThrows(AssertionError.class, strict::assertSatisfied).getMessage(),
          startsWith("protocol violation: 2. ping: "));
    }
  }

  @Test
  void a_finding_shows_the_beginning_of_a_long_request() throws Exception {
    try (var strict = MockMongoServer.builder().strictProtocol(true).start();
        var other = new RawClient(strict)) {
      strict.autoResponds(anyCommand()).repliesOk();
      other.send(1, "{ping: 1, comment: '" + "x".repeat(2000) + "'}");
      other.reads();

      String text = strict.lifecycle().findings().get(0).text();

      assertThat(text, endsWith("\n    for ping  {ping: 1, comment: '" + "x".repeat(976) + " ..."));
    }
  }

  @Test
  void the_driver_compresses_a_hello_of_the_application() {
    try (var strict = MockMongoServer.builder().strictProtocol(true).start();
        var driver = Driver.connect(strict, "compressors=zlib")) {
      strict.autoResponds(anyCommand()).repliesOk();
      ping(driver);
      Driver.run(driver, "hello");

      assertThat(
          strict.journal().warnings().stream().map(ProtocolWarning::rule).toList(),
          is(List.of(ProtocolRule.COMPRESSED_COMMAND)));
    }
  }

  @Test
  void the_driver_writes_without_acknowledgement_by_the_rules() {
    try (var strict = MockMongoServer.builder().strictProtocol(true).start();
        var driver = Driver.connect(strict)) {
      strict.autoResponds(anyCommand()).repliesOk();
      Driver.orders(driver)
          .withWriteConcern(WriteConcern.UNACKNOWLEDGED)
          .insertOne(new Document("_id", 1));
      ping(driver);

      strict.assertSatisfied();
    }
  }
}
