package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.mockmongo.bson.RawBuilder;
import io.mockmongo.journal.ProtocolRule;
import io.mockmongo.journal.ProtocolWarning;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpDelete;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.Section;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.reply.LegacyReply;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.wire.Compression;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.MessageEncoder;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule is broken by bytes alone, is told of in the journal, and the request is served. */
class ProtocolRulesTest {

  private static final OptionalInt NONE = OptionalInt.empty();
  private static final int MORE_TO_COME = MsgFlag.MORE_TO_COME.mask();
  private static final String HELLO = "{hello: 1, client: {driver: {name: 'd'}}, $db: 'admin'}";

  private final MockMongoServer server =
      MockMongoServer.builder()
          .profile(ServerProfile.standalone().release(ServerRelease.V6_0))
          .start();
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
  void what_keeps_the_rules_is_not_told_of() throws Exception {
    asks(HELLO);
    asks("{hello: 1, compression: ['zlib'], $db: 'admin'}");
    asks(compressed("{ping: 1, $db: 'admin'}", Compressor.ZLIB));
    asks("{insert: 'c', documents: [{}], lsid: {id: 1}, txnNumber: {$numberLong: '1'}, $db: 'd'}");
    asks("{insert: 'c', documents: [{}], writeConcern: {w: 0}, $db: 'd'}");
    sends(unacknowledged("{insert: 'c', documents: [{}], writeConcern: {w: 0}, $db: 'd'}"));
    sends(unacknowledged("{insert: 'c', documents: [{}], $db: 'd'}"));
    asks(MessageEncoder.encode(new OpMsg(1, 0, 0, List.of(body(), sequence("a")), NONE)));
    asks(query("admin.$cmd", "{isMaster: 1}"));

    assertThat(server.journal().warnings(), empty());
    server.assertSatisfied();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "isMaster",
        "ismaster",
        "saslStart",
        "saslContinue",
        "getnonce",
        "authenticate",
        "createUser",
        "updateUser",
        "copydbSaslStart",
        "copydbgetnonce",
        "copydb"
      })
  void some_commands_are_not_compressed(String command) throws Exception {
    asks("{hello: 1, compression: ['zlib'], $db: 'admin'}");

    asks(compressed("{" + command + ": 1, $db: 'admin'}", Compressor.ZLIB));

    warns(
        ProtocolRule.COMPRESSED_COMMAND,
        command
            + " admin: handshake and authentication commands are not compressed,"
            + " but this one is, with zlib");
  }

  @Test
  void only_what_was_agreed_on_is_used() throws Exception {
    asks("{hello: 1, compression: ['zlib', 'lz4'], $db: 'admin'}");

    asks(compressed("{ping: 1, $db: 'admin'}", Compressor.SNAPPY));

    warns(
        ProtocolRule.COMPRESSOR,
        "ping admin: only a negotiated compressor is used, but snappy is not one of [zlib]");
  }

  @Test
  void a_later_hello_counts_in_place_of_the_first() throws Exception {
    asks("{hello: 1, compression: ['zlib'], $db: 'admin'}");
    asks("{hello: 1, $db: 'admin'}");
    asks(compressed("{ping: 1, $db: 'admin'}", Compressor.ZLIB));
    assertThat(server.journal().warnings(), empty());
    asks("{hello: 1, compression: [], $db: 'admin'}");

    asks(compressed("{ping: 1, $db: 'admin'}", Compressor.ZLIB));

    warns(
        ProtocolRule.COMPRESSOR,
        "ping admin: only a negotiated compressor is used, but zlib is not one of []");
  }

  @Test
  void an_agreement_may_be_told_of_in_a_legacy_reply() throws Exception {
    server
        .autoResponds(hello())
        .replies(LegacyReply.of("{ismaster: true, compression: ['zlib'], ok: 1}"));
    asks(query("admin.$cmd", "{isMaster: 1, compression: ['zlib']}"));

    asks(compressed("{ping: 1, $db: 'admin'}", Compressor.ZLIB));

    assertThat(server.journal().warnings(), empty());
  }

  @Test
  void another_connection_agrees_for_itself() throws Exception {
    asks("{hello: 1, compression: ['zlib'], $db: 'admin'}");
    try (var other = new RawClient(server)) {
      other.send(compressed("{ping: 1, $db: 'admin'}", Compressor.ZLIB).bytes());
      other.reads();
    }

    assertThat(warning().rule(), is(ProtocolRule.COMPRESSOR));
    assertThat(warning().connection().number(), is(2));
  }

  @Test
  void a_message_says_its_database() throws Exception {
    asks("{ping: 1}");

    warns(ProtocolRule.DATABASE, "ping: an OP_MSG has $db, but this one has none");
  }

  @Test
  void a_sequence_is_no_field_too() throws Exception {
    Section body = body("{insert: 'c', documents: [], $db: 'd'}");
    asks(MessageEncoder.encode(new OpMsg(1, 0, 0, List.of(body, sequence("documents")), NONE)));

    warns(
        ProtocolRule.FIELD_TWICE,
        "insert d.c: a field is sent in the body or as a document sequence,"
            + " but 'documents' is both");
  }

  @Test
  void two_sequences_have_two_names() throws Exception {
    asks(
        MessageEncoder.encode(
            new OpMsg(1, 0, 0, List.of(sequence("a"), body(), sequence("a")), NONE)));

    warns(
        ProtocolRule.SEQUENCE_TWICE,
        "ping d: document sequences have different identifiers, but two have 'a'");
  }

  @Test
  void metadata_comes_once() throws Exception {
    asks(HELLO);
    asks(HELLO);

    warns(
        ProtocolRule.CLIENT_METADATA,
        "hello admin: client metadata is sent in the first hello of a connection only,"
            + " but this is a later one");
  }

  @Test
  void metadata_comes_once_in_legacy_queries_too() throws Exception {
    asks(query("admin.$cmd", "{isMaster: 1, client: {}}"));
    asks(query("admin.$cmd", "{isMaster: 1, client: {}}"));

    assertThat(warning().rule(), is(ProtocolRule.CLIENT_METADATA));
  }

  @Test
  void legacy_queries_are_for_handshakes() throws Exception {
    asks(query("admin.$cmd", "{ping: 1}"));

    warns(
        ProtocolRule.LEGACY_OPCODE,
        "ping admin: since release 5.1, legacy opcodes are for handshakes and authentication"
            + " only, but this is an OP_QUERY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"saslStart", "saslContinue", "authenticate", "buildInfo", "buildinfo"})
  void what_connections_begin_with_may_be_a_legacy_query(String command) throws Exception {
    asks(query("admin.$cmd", "{" + command + ": 1}"));

    assertThat(server.journal().warnings(), empty());
  }

  @Test
  void so_are_all_legacy_opcodes() throws Exception {
    sends(new OpDelete(1, 0, 0, "d.c", 0, document("{}")));

    warns(
        ProtocolRule.LEGACY_OPCODE,
        "OP_DELETE d.c: since release 5.1, legacy opcodes are for handshakes and authentication"
            + " only, but this is an OP_DELETE");
  }

  @Test
  void legacy_queries_were_for_all_before() throws Exception {
    var profile = ServerProfile.standalone().release(ServerRelease.V5_0);
    try (var older = MockMongoServer.builder().profile(profile).start();
        var other = new RawClient(older)) {
      older.autoResponds(anyCommand()).repliesOk();
      other.send(query("admin.$cmd", "{ping: 1}").bytes());
      other.reads();

      assertThat(older.journal().warnings(), empty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lsid: {id: 1}", "lsid: {id: 1}, txnNumber: 1"})
  void what_wants_no_reply_has_no_session(String session) throws Exception {
    sends(unacknowledged("{insert: 'c', " + session + ", $db: 'd'}"));

    warns(
        ProtocolRule.UNACKNOWLEDGED_SESSION,
        "insert d.c: an unacknowledged request has no lsid and no txnNumber, but this has an lsid");
  }

  @Test
  void a_number_of_a_transaction_is_one_of_a_session() throws Exception {
    asks("{insert: 'c', txnNumber: 1, $db: 'd'}");

    warns(
        ProtocolRule.TXN_NUMBER, "insert d.c: a txnNumber requires an lsid, but this one has none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{w: 1}", "{w: 'majority'}", "{j: true}", "{}"})
  void what_wants_no_reply_says_so_in_its_write_concern(String concern) throws Exception {
    sends(unacknowledged("{insert: 'c', writeConcern: " + concern + ", $db: 'd'}"));

    ProtocolWarning warning = warning();
    assertThat(warning.rule(), is(ProtocolRule.UNACKNOWLEDGED_CONCERN));
    assertThat(warning.actual(), is("this has " + concern));
  }

  @Test
  void a_batch_has_no_more_writes_than_hello_says() throws Exception {
    var many = new Section.Sequence("documents", Collections.nCopies(100_001, document("{}")));
    var most = new Section.Sequence("documents", Collections.nCopies(100_000, document("{}")));
    asks(insert(most));
    assertThat(server.journal().warnings(), empty());

    asks(insert(many));

    warns(
        ProtocolRule.BATCH_SIZE,
        "insert d.c: a batch does not exceed maxWriteBatchSize, but this one has 100001 and the limit is"
            + " 100000");
  }

  @Test
  void what_is_no_batch_of_writes_may_have_more() throws Exception {
    var many = new Section.Sequence("documents", Collections.nCopies(100_001, document("{}")));
    asks(MessageEncoder.encode(new OpMsg(1, 0, 0, List.of(body(), many), NONE)));

    assertThat(server.journal().warnings(), empty());
  }

  @Test
  void limits_are_those_that_the_connection_was_told() throws Exception {
    server
        .autoResponds(hello())
        .replies("{maxWriteBatchSize: 2, maxBsonObjectSize: 10, maxMessageSizeBytes: 20000}");
    asks("{hello: 1, $db: 'admin'}");
    var two = new Section.Sequence("documents", Collections.nCopies(2, document("{}")));
    var three = new Section.Sequence("documents", Collections.nCopies(3, document("{}")));
    asks(insert(two));
    asks(insert(new Section.Sequence("documents", List.of(binary(10 + 16 * 1024)))));
    assertThat(rules(), empty());

    asks(insert(three));
    asks(insert(new Section.Sequence("documents", List.of(binary(11 + 16 * 1024)))));
    asks(insert(new Section.Sequence("documents", Collections.nCopies(2, binary(10_000)))));

    assertThat(
        rules(),
        is(
            List.of(
                ProtocolRule.BATCH_SIZE, ProtocolRule.DOCUMENT_SIZE, ProtocolRule.MESSAGE_SIZE)));
  }

  private static Frame insert(Section.Sequence documents) {
    Section insert = body("{insert: 'c', $db: 'd'}");
    return MessageEncoder.encode(new OpMsg(1, 0, 0, List.of(insert, documents), NONE));
  }

  private static RawBsonDocument binary(int size) {
    return raw(new BsonDocument("x", new BsonBinary(new byte[size - 13])));
  }

  @Test
  void a_batch_in_the_body_is_counted_too() throws Exception {
    var many = new Document("delete", "c").append("deletes", Collections.nCopies(100_001, 1));
    asks(OpMsg.of(1, 0, raw(many.append("$db", "d").toBsonDocument())));

    assertThat(warning().rule(), is(ProtocolRule.BATCH_SIZE));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_document_is_no_longer_than_hello_says(boolean compressed) throws Exception {
    int most = 16 * 1024 * 1024 + 16 * 1024;
    asks(documents(most, compressed));
    assertThat(rules(), is(compressed ? List.of(ProtocolRule.COMPRESSOR) : List.of()));

    asks(documents(most + 1, compressed));

    List<ProtocolWarning> warnings = server.journal().warnings();
    ProtocolWarning last = warnings.get(warnings.size() - 1);
    assertThat(last.rule(), is(ProtocolRule.DOCUMENT_SIZE));
    assertThat(last.actual(), is("this one has 16793601 and the limit is 16793600"));
  }

  private static Frame documents(int size, boolean compressed) {
    var sequence = new Section.Sequence("documents", List.of(binary(size)));
    Frame frame = MessageEncoder.encode(new OpMsg(1, 0, 0, List.of(body(), sequence), NONE));
    return compressed ? Compression.compress(frame, Compressor.ZLIB) : frame;
  }

  private void asks(String command) throws Exception {
    asks(OpMsg.of(1, 0, document(command)));
  }

  private void asks(Message message) throws Exception {
    asks(MessageEncoder.encode(message));
  }

  private void asks(Frame frame) throws Exception {
    client.send(frame.bytes());
    client.reads();
  }

  /** What comes behind it is answered when it has been looked at. */
  private void sends(Message message) throws Exception {
    client.send(MessageEncoder.encode(message).bytes());
    asks("{ping: 1, $db: 'admin'}");
  }

  private void warns(ProtocolRule rule, String words) {
    ProtocolWarning warning = warning();
    assertThat(warning.rule(), is(rule));
    assertThat(warning.text(), is(warning.request().position() + ". " + words));
    server.assertSatisfied();
  }

  private ProtocolWarning warning() {
    List<ProtocolWarning> warnings = server.journal().warnings();
    assertThat(warnings.toString(), warnings.size(), is(1));
    return warnings.get(0);
  }

  private List<ProtocolRule> rules() {
    return server.journal().warnings().stream().map(ProtocolWarning::rule).toList();
  }

  private static Frame compressed(String command, Compressor compressor) {
    return Compression.compress(RawClient.frame(1, command), compressor);
  }

  private static OpMsg unacknowledged(String command) {
    return new OpMsg(1, 0, MORE_TO_COME, List.of(body(command)), NONE);
  }

  private static Frame query(String collection, String query) {
    return MessageEncoder.encode(
        new OpQuery(1, 0, 0, collection, 0, -1, document(query), Optional.empty()));
  }

  private static Section body() {
    return body("{ping: 1, $db: 'd'}");
  }

  private static Section body(String command) {
    return new Section.Body(document(command));
  }

  private static Section sequence(String name) {
    return new Section.Sequence(name, List.of(document("{}")));
  }

  private static RawBsonDocument document(String json) {
    return ExtendedJson.parse(json);
  }

  private static RawBsonDocument raw(BsonDocument document) {
    return RawBuilder.raw(document);
  }
}
