package io.mockmongo.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.error.ErrorLabels;
import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpMsg;
import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Named errors, in the shape and with the labels that a server gives them. */
class ServerErrorTest {

  private static final String IN_A_TRANSACTION = "txnNumber: {$numberLong: '1'}, autocommit: false";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "insert, outside a transaction, retryable "
            + "| {insert: 'a', txnNumber: {$numberLong: '1'}} | PRIMARY_STEPPED_DOWN"
            + "| {ok: 0.0, errmsg: 'primary stepped down', code: 189,"
            + " codeName: 'PrimarySteppedDown', errorLabels: ['RetryableWriteError']}",
        "insert without a transaction number | {insert: 'a'} | PRIMARY_STEPPED_DOWN"
            + "| {ok: 0.0, errmsg: 'primary stepped down', code: 189,"
            + " codeName: 'PrimarySteppedDown'}",
        "insert in a transaction"
            + "| {insert: 'a', "
            + IN_A_TRANSACTION
            + "} | WRITE_CONFLICT"
            + "| {ok: 0.0, errmsg: 'Write conflict during plan execution', code: 112,"
            + " codeName: 'WriteConflict', errorLabels: ['TransientTransactionError']}",
        "commit of a transaction"
            + "| {commitTransaction: 1, "
            + IN_A_TRANSACTION
            + "} | SHUTDOWN_IN_PROGRESS"
            + "| {ok: 0.0, errmsg: 'shutdown in progress', code: 91,"
            + " codeName: 'ShutdownInProgress', errorLabels: ['RetryableWriteError']}",
        "an error that no retry helps"
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
            + "| {n: 0, nModified: 0, writeErrors: [{index: 0, code: 11000, errmsg: 'E11000"
            + " duplicate key error collection: shop.orders index: _id_ dup key: { _id: null }',"
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
    BsonDocument sent = ErrorLabels.completed(request.command(), reply.document());
    assertEquals(expected, ExtendedJson.write(sent), name);
  }
}
