package io.mockmongo.samples.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpDelete;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpInsert;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpReply;
import io.mockmongo.message.OpUpdate;
import io.mockmongo.message.QueryFlag;
import io.mockmongo.message.ReplyFlag;
import io.mockmongo.message.Section;
import io.mockmongo.wire.Compression;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.MessageDecoder;
import io.mockmongo.wire.MessageEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each kind of message, encoded by this library and named by tshark, field by field.
 *
 * <p>Left out is what tshark 4.0 misreads: checksums, which it takes for a section, and values of
 * the types decimal128, MinKey and DBPointer.
 */
class TsharkNamesMessagesTest {

  private static final int NO_FLAGS = 0;

  /** The kinds that are compressed, too. */
  private static final List<String> COMPRESSED =
      List.of(
          "OP_MSG, all types",
          "OP_MSG, a reply",
          "OP_MSG, two sequences, the body last",
          "OP_QUERY, all flags",
          "OP_REPLY, several documents",
          "OP_INSERT",
          "OP_KILL_CURSORS");

  private static final String ALL_TYPES =
      """
      {double: 2.5, string: 'Tee für zwei', document: {empty: {}}, array: [1, 'x', [], {a: 1}],
       binary: {$binary: {base64: 'AQL/', subType: '80'}}, undefined: {$undefined: true},
       objectId: {$oid: '507f1f77bcf86cd799439011'}, true: true, false: false,
       date: {$date: {$numberLong: '-1'}}, null: null,
       regex: {$regularExpression: {pattern: '^a.*', options: 'im'}}, code: {$code: 'f()'},
       scoped: {$code: 'f(x)', $scope: {x: 1}},
       symbol: {$symbol: 's'}, int: -7, timestamp: {$timestamp: {t: 5, i: 6}},
       long: {$numberLong: '-7000000000'}, max: {$maxKey: 1}, twice: 1, twice: 2}
      """;

  private static Map<String, Message> messages() {
    Map<String, Message> messages = new LinkedHashMap<>();
    messages.put("OP_MSG", OpMsg.of(7, 0, json("{ping: 1, $db: 'admin'}")));
    messages.put("OP_MSG, a reply", OpMsg.of(-8, 7, json("{ok: 1.0}")));
    messages.put("OP_MSG, all types", OpMsg.of(7, 0, json(ALL_TYPES)));
    messages.put("OP_MSG, an empty body", OpMsg.of(7, 0, json("{}")));
    messages.put(
        "OP_MSG, a sequence",
        msg(NO_FLAGS, body("{insert: 'c', $db: 'd'}"), sequence("documents", "{_id: 1}", "{}")));
    messages.put(
        "OP_MSG, two sequences, the body last",
        msg(
            NO_FLAGS,
            sequence("ops", "{insert: 0}", "{insert: 0, document: {}}"),
            sequence("nsInfo"),
            body("{bulkWrite: 1, $db: 'admin'}")));
    messages.put("OP_MSG, no reply", msg(MsgFlag.MORE_TO_COME.mask(), body("{insert: 'c'}")));
    messages.put("OP_MSG, a stream", msg(MsgFlag.EXHAUST_ALLOWED.mask(), body("{hello: 1}")));
    messages.put("OP_QUERY", query(QueryFlag.SECONDARY_OK.mask(), "admin.$cmd", 0, -1));
    messages.put("OP_QUERY, all flags", query(0xfe, "d.system.c", 0x01020304, 10, "{_id: 0}"));
    messages.put("OP_REPLY", OpReply.of(Integer.MAX_VALUE, Integer.MIN_VALUE, json("{ok: 1.0}")));
    messages.put(
        "OP_REPLY, several documents",
        new OpReply(9, 8, NO_FLAGS, 7_000_000_000L, 3, List.of(json("{_id: 1}"), json("{}"))));
    messages.put(
        "OP_REPLY, nothing found",
        new OpReply(9, 8, ReplyFlag.CURSOR_NOT_FOUND.mask(), 0, 0, List.of()));
    messages.put(
        "OP_REPLY, a cursor and flags",
        new OpReply(9, 8, 0b1110, -7_000_000_000L, 0x01020304, List.of(json("{_id: 1}"))));
    messages.putAll(legacyWrites());
    messages.put("OP_GET_MORE", new OpGetMore(7, 0, 0, "d.system.c", 0x01020304, 7_000_000_000L));
    messages.put("OP_KILL_CURSORS", new OpKillCursors(7, 0, 0, List.of(7_000_000_000L, -1L, 0L)));
    messages.put("OP_KILL_CURSORS, none", new OpKillCursors(7, 0, 0x04030201, List.of()));
    return messages;
  }

  private static Map<String, Message> legacyWrites() {
    Map<String, Message> messages = new LinkedHashMap<>();
    var one = json("{_id: 1}");
    var none = json("{}");
    messages.put("OP_INSERT", new OpInsert(7, 0, NO_FLAGS, "d.c", List.of(one)));
    messages.put(
        "OP_INSERT, all flags",
        new OpInsert(7, 0, 0b1, "d.c", List.of(one, none, json(ALL_TYPES))));
    messages.put("OP_UPDATE", new OpUpdate(7, 0, 0, "d.c", NO_FLAGS, one, json("{$set: {a: 1}}")));
    messages.put("OP_UPDATE, an upsert", new OpUpdate(7, 0, 0, "d.c", 0b01, none, one));
    messages.put("OP_UPDATE, of many", new OpUpdate(7, 0, 0x04030201, "d.c", 0b10, none, none));
    messages.put("OP_DELETE", new OpDelete(7, 0, 0, "d.c", NO_FLAGS, one));
    messages.put("OP_DELETE, a single one", new OpDelete(7, 0, 0x04030201, "d.c", 0b1, none));
    return messages;
  }

  @BeforeAll
  static void tshark_is_needed() {
    Installed.TSHARK.assumeHere();
  }

  @TestFactory
  Stream<DynamicTest> tshark_names(@TempDir Path directory) throws IOException {
    List<Row> rows = rows();

    List<List<String>> named = Tshark.names(rows.stream().map(Row::segment).toList(), directory);

    assertEquals(rows.size(), named.size(), named::toString);
    return IntStream.range(0, rows.size()).mapToObj(i -> rows.get(i).isNamed(named.get(i)));
  }

  /** Every message as it is; some of either direction with each compressor. */
  private static List<Row> rows() {
    Map<String, Message> messages = messages();
    List<Row> rows = new ArrayList<>();
    messages.forEach((kind, message) -> rows.add(new Row(kind, message, Optional.empty())));
    for (Compressor compressor : Compressor.values()) {
      for (String kind : COMPRESSED) {
        rows.add(new Row(kind, messages.get(kind), Optional.of(compressor)));
      }
    }
    return rows;
  }

  /** A message, perhaps compressed, of which both have the same to say. */
  private record Row(String kind, Message message, Optional<Compressor> compressor) {

    Segment segment() {
      return new Segment(message.responseTo() == 0, frame().bytes());
    }

    private Frame frame() {
      Frame frame = MessageEncoder.encode(message);
      return compressor.map(with -> Compression.compress(frame, with)).orElse(frame);
    }

    /** What was encoded, and what is decoded from that again, is what tshark says. */
    DynamicTest isNamed(List<String> named) {
      return dynamicTest(
          kind + compressor.map(with -> ", compressed with " + with).orElse(""),
          () -> {
            Frame frame = frame();
            compare(message, frame, named);
            compare(MessageDecoder.decode(frame), frame, named);
          });
    }

    private void compare(Message record, Frame frame, List<String> named) {
      List<String> expected =
          lacksZstd(named)
              ? MessageFields.unopened(record, Compressor.ZSTD, frame.length())
              : MessageFields.of(record, compressor, frame.length());
      assertEquals(text(expected), text(named));
    }

    /** As tshark 4.0 does. */
    private boolean lacksZstd(List<String> named) {
      return compressor.equals(Optional.of(Compressor.ZSTD))
          && text(named).contains(MessageFields.UNSUPPORTED);
    }
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines);
  }

  private static OpMsg msg(int flags, Section... sections) {
    return new OpMsg(7, 0, flags, List.of(sections), OptionalInt.empty());
  }

  private static Section body(String json) {
    return new Section.Body(json(json));
  }

  private static Section sequence(String identifier, String... documents) {
    return new Section.Sequence(
        identifier, Stream.of(documents).map(TsharkNamesMessagesTest::json).toList());
  }

  private static OpQuery query(
      int flags, String collection, int skip, int count, String... projection) {
    return new OpQuery(
        7,
        0,
        flags,
        collection,
        skip,
        count,
        json("{isMaster: 1}"),
        Stream.of(projection).map(TsharkNamesMessagesTest::json).findFirst());
  }

  private static RawBsonDocument json(String json) {
    return ExtendedJson.parse(json);
  }
}
