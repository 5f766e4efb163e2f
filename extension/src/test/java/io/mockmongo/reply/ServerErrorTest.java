package io.mockmongo.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpMsg;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Named errors, in the shape that a server gives them. */
class ServerErrorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "an error of the command"
            + "| {insert: 'a', txnNumber: {$numberLong: '1'}} | UNAUTHORIZED"
            + "| {ok: 0.0, errmsg: 'not authorized to execute command', code: 13,"
            + " codeName: 'Unauthorized'}",
        "duplicate key of an insert"
            + "| {insert: 'orders', $db: 'shop', documents: [{_id: 7}]} | DUPLICATE_KEY"
            + "| {n: 0, writeErrors: [{index: 0, code: 11000, errmsg: 'E11000 duplicate key error"
            + " collection: shop.orders index: _id_ dup key: { _id: 7 }', keyPattern: {_id: 1},"
            + " keyValue: {_id: 7}}], ok: 1.0}",
        "duplicate key of an update"
            + "| {update: 'orders', $db: 'shop', updates: [{q: {a: 1}, u: {$set: {b: 2}}}]} | DUPLICATE_KEY"
            + "| {n: 0, nModified: 0, writeErrors: [{index: 0, code: 11000, errmsg: 'Plan"
            + " executor error during update :: caused by :: E11000 duplicate key error collection: shop.orders index: _id_ dup key: { _id: null }',"
            + " keyPattern: {_id: 1}, keyValue: {_id: null}}], ok: 1.0}",
        "duplicate key of a findAndModify"
            + "| {findAndModify: 'orders', query: {_id: 7}, update: {$set: {a: 1}}, $db: 'shop'} | DUPLICATE_KEY"
            + "| {ok: 0.0, errmsg: 'Plan executor error during findAndModify :: caused by :: E11000"
            + " duplicate key error collection: shop.orders index: _id_ dup key: { _id: 7 }',"
            + " code: 11000, codeName: 'DuplicateKey', keyPattern: {_id: 1}, keyValue: {_id: 7}}",
      },
      quoteCharacter = '`')
  void is_answered_as_a_server_does(
      String name, String command, ServerError error, String expected) {
    Received request = Received.of(OpMsg.of(1, 0, ExtendedJson.parse(command)));

    Step.Send reply = (Step.Send) error.to(request).steps().get(0);
    assertEquals(expected, ExtendedJson.write(reply.document()), name);
  }
}
