package io.mockmongo.wire;

import static io.mockmongo.wire.Hex.ascii;
import static io.mockmongo.wire.Hex.hex;

import io.mockmongo.message.Message;
import io.mockmongo.message.OpDelete;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpInsert;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpReply;
import io.mockmongo.message.OpUpdate;
import io.mockmongo.message.Section;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.RawBsonDocument;

/** Messages written by hand twice: as the bytes of the specification and as the model. */
enum Golden {
  MSG_BODY_ONLY(
      hex(
          "33000000", // messageLength 51
          "07000000", // requestID 7
          "00000000", // responseTo 0
          "dd070000", // opCode 2013, OP_MSG
          "00000000", // flagBits: none
          "00", // section kind 0
          "1e000000", // document of 30 bytes
          "10" + ascii("ping") + "00" + "01000000", // int32 ping: 1
          "02" + ascii("$db") + "00" + "06000000" + ascii("admin") + "00", // string $db
          "00"), // end of document
      OpMsg.of(7, 0, RawBsonDocument.parse("{ping: 1, $db: 'admin'}"))),

  MSG_EMPTY_BODY(
      hex(
          "1a000000", // messageLength 26
          "08000000", // requestID 8
          "07000000", // responseTo 7
          "dd070000", // OP_MSG
          "00000000", // flagBits: none
          "00", // section kind 0
          "05000000" + "00"), // {}
      OpMsg.of(8, 7, RawBsonDocument.parse("{}"))),

  MSG_SEQUENCE_BEFORE_BODY(
      hex(
          "5e000000", // messageLength 94
          "07000000", // requestID 7
          "00000000", // responseTo 0
          "dd070000", // OP_MSG
          "00000000", // flagBits: none
          "01", // section kind 1
          "2a000000", // size 42
          ascii("documents") + "00", // identifier
          "0e000000" + "10" + ascii("_id") + "00" + "01000000" + "00", // {_id: 1}
          "0e000000" + "10" + ascii("_id") + "00" + "02000000" + "00", // {_id: 2}
          "00", // section kind 0
          "1e000000", // document of 30 bytes
          "02" + ascii("insert") + "00" + "02000000" + ascii("c") + "00", // insert: 'c'
          "02" + ascii("$db") + "00" + "02000000" + ascii("d") + "00", // $db: 'd'
          "00"), // end of document
      new OpMsg(
          7,
          0,
          0,
          List.of(sequence("documents", "{_id: 1}", "{_id: 2}"), body("{insert: 'c', $db: 'd'}")),
          OptionalInt.empty())),

  MSG_TWO_SEQUENCES(
      hex(
          "6f000000", // messageLength 111
          "07000000", // requestID 7
          "00000000", // responseTo 0
          "dd070000", // OP_MSG
          "00000000", // flagBits: none
          "00", // section kind 0
          "23000000", // document of 35 bytes
          "10" + ascii("bulkWrite") + "00" + "01000000", // bulkWrite: 1
          "02" + ascii("$db") + "00" + "06000000" + ascii("admin") + "00", // $db: 'admin'
          "00", // end of document
          "01", // section kind 1
          "19000000", // size 25
          ascii("ops") + "00", // identifier
          "11000000" + "10" + ascii("insert") + "00" + "00000000" + "00", // {insert: 0}
          "01", // section kind 1
          "1c000000", // size 28
          ascii("nsInfo") + "00", // identifier
          "11000000" + "02" + ascii("ns") + "00" + "04000000" + ascii("d.c") + "00" + "00"),
      new OpMsg(
          7,
          0,
          0,
          List.of(
              body("{bulkWrite: 1, $db: 'admin'}"),
              sequence("ops", "{insert: 0}"),
              sequence("nsInfo", "{ns: 'd.c'}")),
          OptionalInt.empty())),

  MSG_MORE_TO_COME(
      hex(
          "24000000", // messageLength 36
          "ffffffff", // requestID -1
          "00000080", // responseTo, the least int32
          "dd070000", // OP_MSG
          "02000000", // flagBits: moreToCome
          "00", // section kind 0
          "0f000000" + "10" + ascii("ping") + "00" + "01000000" + "00"), // {ping: 1}
      new OpMsg(-1, Integer.MIN_VALUE, 2, List.of(body("{ping: 1}")), OptionalInt.empty())),

  MSG_EXHAUST_ALLOWED(
      hex(
          "25000000", // messageLength 37
          "07000000", // requestID 7
          "00000000", // responseTo 0
          "dd070000", // OP_MSG
          "00000100", // flagBits: exhaustAllowed, bit 16
          "00", // section kind 0
          "10000000" + "10" + ascii("hello") + "00" + "01000000" + "00"), // {hello: 1}
      new OpMsg(7, 0, 1 << 16, List.of(body("{hello: 1}")), OptionalInt.empty())),

  MSG_CHECKSUM(
      hex(
          "28000000", // messageLength 40
          "07000000", // requestID 7
          "00000000", // responseTo 0
          "dd070000", // OP_MSG
          "01000000", // flagBits: checksumPresent
          "00", // section kind 0
          "0f000000" + "10" + ascii("ping") + "00" + "01000000" + "00", // {ping: 1}
          "17727cf4"), // CRC-32C of the 36 bytes above
      new OpMsg(7, 0, 1, List.of(body("{ping: 1}")), OptionalInt.of(0xf47c7217))),

  QUERY_IS_MASTER(
      hex(
          "3a000000", // messageLength 58
          "01000000", // requestID 1
          "00000000", // responseTo 0
          "d4070000", // opCode 2004, OP_QUERY
          "04000000", // flags: secondaryOk
          ascii("admin.$cmd") + "00", // fullCollectionName
          "00000000", // numberToSkip 0
          "ffffffff", // numberToReturn -1
          "13000000" + "10" + ascii("isMaster") + "00" + "01000000" + "00"), // {isMaster: 1}
      new OpQuery(
          1, 0, 4, "admin.$cmd", 0, -1, RawBsonDocument.parse("{isMaster: 1}"), Optional.empty())),

  QUERY_WITH_PROJECTION(
      hex(
          "3a000000", // messageLength 58
          "02000000", // requestID 2
          "00000000", // responseTo 0
          "d4070000", // OP_QUERY
          "00000000", // flags: none
          ascii("d.c") + "00", // fullCollectionName
          "05000000", // numberToSkip 5
          "0a000000", // numberToReturn 10
          "0c000000" + "10" + ascii("a") + "00" + "01000000" + "00", // query {a: 1}
          "0e000000" + "10" + ascii("_id") + "00" + "00000000" + "00"), // projection {_id: 0}
      new OpQuery(
          2,
          0,
          0,
          "d.c",
          5,
          10,
          RawBsonDocument.parse("{a: 1}"),
          Optional.of(RawBsonDocument.parse("{_id: 0}")))),

  INSERT(
      hex(
          "34000000", // messageLength 52
          "07000000", // requestID 7
          "00000000", // responseTo 0
          "d2070000", // opCode 2002, OP_INSERT
          "01000000", // flags: continueOnError
          ascii("d.c") + "00", // fullCollectionName
          "0e000000" + "10" + ascii("_id") + "00" + "01000000" + "00", // {_id: 1}
          "0e000000" + "10" + ascii("_id") + "00" + "02000000" + "00"), // {_id: 2}
      new OpInsert(
          7,
          0,
          1,
          "d.c",
          List.of(RawBsonDocument.parse("{_id: 1}"), RawBsonDocument.parse("{_id: 2}")))),

  UPDATE(
      hex(
          "36000000", // messageLength 54
          "08000000", // requestID 8
          "00000000", // responseTo 0
          "d1070000", // opCode 2001, OP_UPDATE
          "00000000", // ZERO
          ascii("d.c") + "00", // fullCollectionName
          "03000000", // flags: upsert, multiUpdate
          "0e000000" + "10" + ascii("_id") + "00" + "01000000" + "00", // selector {_id: 1}
          "0c000000" + "10" + ascii("a") + "00" + "01000000" + "00"), // update {a: 1}
      new OpUpdate(
          8, 0, 0, "d.c", 3, RawBsonDocument.parse("{_id: 1}"), RawBsonDocument.parse("{a: 1}"))),

  DELETE(
      hex(
          "2a000000", // messageLength 42
          "09000000", // requestID 9
          "00000000", // responseTo 0
          "d6070000", // opCode 2006, OP_DELETE
          "00000000", // ZERO
          ascii("d.c") + "00", // fullCollectionName
          "01000000", // flags: singleRemove
          "0e000000" + "10" + ascii("_id") + "00" + "01000000" + "00"), // selector {_id: 1}
      new OpDelete(9, 0, 0, "d.c", 1, RawBsonDocument.parse("{_id: 1}"))),

  GET_MORE(
      hex(
          "24000000", // messageLength 36
          "0a000000", // requestID 10
          "00000000", // responseTo 0
          "d5070000", // opCode 2005, OP_GET_MORE
          "00000000", // ZERO
          ascii("d.c") + "00", // fullCollectionName
          "05000000", // numberToReturn 5
          "0807060504030201"), // cursorID 0x0102030405060708
      new OpGetMore(10, 0, 0, "d.c", 5, 0x0102030405060708L)),

  KILL_CURSORS(
      hex(
          "28000000", // messageLength 40
          "0b000000", // requestID 11
          "00000000", // responseTo 0
          "d7070000", // opCode 2007, OP_KILL_CURSORS
          "00000000", // ZERO
          "02000000", // numberOfCursorIDs 2
          "0807060504030201", // cursorID 0x0102030405060708
          "feffffffffffffff"), // cursorID -2
      new OpKillCursors(11, 0, 0, List.of(0x0102030405060708L, -2L))),

  KILL_NO_CURSORS(
      hex(
          "18000000", // messageLength 24
          "0b000000", // requestID 11
          "00000000", // responseTo 0
          "d7070000", // OP_KILL_CURSORS
          "00000000", // ZERO
          "00000000"), // numberOfCursorIDs 0
      new OpKillCursors(11, 0, 0, List.of())),

  REPLY(
      hex(
          "35000000", // messageLength 53
          "02000000", // requestID 2
          "01000000", // responseTo 1
          "01000000", // opCode 1, OP_REPLY
          "08000000", // responseFlags: awaitCapable
          "0000000000000000", // cursorID 0
          "00000000", // startingFrom 0
          "01000000", // numberReturned 1
          "11000000" + "01" + ascii("ok") + "00" + "000000000000f03f" + "00"), // {ok: 1.0}
      OpReply.of(2, 1, RawBsonDocument.parse("{ok: 1.0}"))),

  REPLY_OF_A_CURSOR(
      hex(
          "40000000", // messageLength 64
          "03000000", // requestID 3
          "02000000", // responseTo 2
          "01000000", // OP_REPLY
          "00000000", // responseFlags: none
          "0807060504030201", // cursorID 0x0102030405060708
          "03000000", // startingFrom 3
          "02000000", // numberReturned 2
          "0e000000" + "10" + ascii("_id") + "00" + "01000000" + "00", // {_id: 1}
          "0e000000" + "10" + ascii("_id") + "00" + "02000000" + "00"), // {_id: 2}
      new OpReply(
          3,
          2,
          0,
          0x0102030405060708L,
          3,
          List.of(RawBsonDocument.parse("{_id: 1}"), RawBsonDocument.parse("{_id: 2}"))));

  private final byte[] bytes;
  private final Message message;

  Golden(byte[] bytes, Message message) {
    this.bytes = bytes;
    this.message = message;
  }

  /** Returns a new array. */
  byte[] bytes() {
    return bytes.clone();
  }

  Message message() {
    return message;
  }

  static Section.Body body(String json) {
    return new Section.Body(RawBsonDocument.parse(json));
  }

  static Section.Sequence sequence(String identifier, String... documents) {
    return new Section.Sequence(
        identifier, List.of(documents).stream().map(RawBsonDocument::parse).toList());
  }
}
