package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.DeclaredError;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The replies in which single writes fail, in full, and the words of servers in them. */
class WriteErrorRepliesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "bulkWrite: 1, nsInfo: [{ns: 'd.c'}], ops: [{insert: 0, document: {_id: 1}}, {update: 0, filter: {}, updateMods: {}}, {delete: 0, filter: {}}] | cursor: {id: {$numberLong: '0'}, firstBatch: [{ok: 1.0, idx: 0, n: 1}, {ok: 0.0, idx: 1, code: 4711, errmsg: 'no', n: 0}], ns: 'admin.$cmd.bulkWrite'}, nErrors: 1, nInserted: 1, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0, ok: 1.0",
        "bulkWrite: 1, errorsOnly: true, ordered: false, nsInfo: [{ns: 'd.c'}], ops: [{insert: 0, document: {_id: 1}}, {update: 0, filter: {}, updateMods: {}}, {delete: 0, filter: {}}] | cursor: {id: {$numberLong: '0'}, firstBatch: [{ok: 0.0, idx: 1, code: 4711, errmsg: 'no', n: 0}], ns: 'admin.$cmd.bulkWrite'}, nErrors: 1, nInserted: 1, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 1, ok: 1.0",
        "update: 'c', updates: [{q: {}, u: {}}, {q: {}, u: {}}] | n: 1, nModified: 1, writeErrors: [{index: 1, code: 4711, errmsg: 'no'}], ok: 1.0",
        "delete: 'c', ordered: false, deletes: [{q: {}, limit: 1}, {q: {}, limit: 1}, {q: {}, limit: 1}] | n: 2, writeErrors: [{index: 1, code: 4711, errmsg: 'no'}], ok: 1.0"
      })
  void any_error_can_be_that_of_a_write(String request, String reply) throws Exception {
    assertThat(
        replyTo(request, DeclaredError.of(4711, "no").at(1)),
        is(ExtendedJson.write(ExtendedJson.parse("{" + reply + "}"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "7                             | 7",
        "{$numberLong: '7'}            | 7",
        "7.0                           | 7.0",
        "0.25                          | 0.25",
        "'a'                           | \"a\"",
        "true                          | true",
        "null                          | null",
        "{$oid: '507f1f77bcf86cd799439011'} | ObjectId('507f1f77bcf86cd799439011')",
        "{$date: {$numberLong: '5'}}   | new Date(5)",
        "{$timestamp: {t: 1, i: 2}}    | Timestamp(1, 2)",
        "{$uuid: '00112233-4455-6677-8899-aabbccddeeff'} | UUID(\"00112233-4455-6677-8899-aabbccddeeff\")",
        "{$binary: {base64: 'qrs=', subType: '00'}} | BinData(0, AABB)",
        "{$numberDecimal: '1.50'}      | 1.50",
        "{$regularExpression: {pattern: 'a', options: 'i'}} | /a/i",
        "{$minKey: 1}                  | MinKey",
        "{a: 1, b: {}}                 | { a: 1, b: {} }",
        "[1, 'a']                      | [ 1, \"a\" ]"
      })
  void a_key_is_written_as_servers_write_it(String id, String text) throws Exception {
    assertThat(
        replyTo("insert: 'c', documents: [{_id: " + id + "}]", DUPLICATE_KEY),
        containsString("dup key: { _id: " + text.replace("'", "\\'") + " }"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "7.0 | update: 'c', updates: [{q: {_id: 7}, u: {}, upsert: true}] | 'E11000 duplicate",
        "8.0 | update: 'c', updates: [{q: {_id: 7}, u: {}, upsert: true}] | 'Plan executor error during update :: caused by :: E11000 duplicate",
        "8.0 | bulkWrite: 1, nsInfo: [{ns: 'd.c'}], ops: [{update: 0, filter: {_id: 7}, updateMods: {}}] | 'Plan executor error during update :: caused by :: E11000 duplicate",
        "8.0 | insert: 'c', documents: [{_id: 7}] | 'E11000 duplicate",
        "4.4 | findAndModify: 'c', query: {_id: 7}, update: {} | 'Plan executor error during findAndModify :: caused by :: E11000 duplicate"
      })
  void the_words_before_the_message_depend_on_the_release(
      String release, String request, String message) throws Exception {
    ServerProfile profile = ServerProfile.standalone().release(ServerRelease.of(release));
    try (var old = MockMongoServer.builder().profile(profile).start()) {
      assertThat(replyTo(old, request, DUPLICATE_KEY), containsString("errmsg: " + message));
    }
  }

  @Test
  void a_duplicate_key_of_a_bulk_write_is_one_of_its_collection() throws Exception {
    String bulkWrite =
        "bulkWrite: 1, nsInfo: [{ns: 'd.a'}, {ns: 'd.b'}],"
            + " ops: [{insert: 1, document: {_id: 7}}]";

    assertThat(
        replyTo(bulkWrite, DUPLICATE_KEY),
        containsString("collection: d.b index: _id_ dup key: { _id: 7 }"));
  }

  @Test
  void the_fields_of_an_index_are_enough_to_declare_a_duplicate_key_in_it() throws Exception {
    String insert = "insert: 'c', documents: [{_id: 7, email: 'ann@shop'}]";

    assertThat(
        replyTo(insert, DUPLICATE_KEY.with("{keyPattern: {email: 1, city: -1}}")),
        is(
            "{n: 0, writeErrors: [{index: 0, code: 11000, errmsg: 'E11000 duplicate key error"
                + " collection: d.c index: email_1_city_-1 dup key: { email: \"ann@shop\","
                + " city: null }', keyPattern: {email: 1, city: -1},"
                + " keyValue: {email: 'ann@shop', city: null}}], ok: 1.0}"));
  }

  @Test
  void a_find_and_modify_has_one_write_which_fails_as_a_command() throws Exception {
    assertThat(
        replyTo(
            "findAndModify: 'c', query: {}, remove: true",
            DeclaredError.of(4711, "no")
                .at(0)
                .withWriteConcernError(DeclaredError.of(4712, "late"))),
        is(
            "{ok: 0.0, errmsg: 'no', code: 4711, codeName: 'Location4711', writeConcernError:"
                + " {code: 4712, codeName: 'Location4712', errmsg: 'late'}}"));
  }

  @Test
  void a_message_of_the_test_is_sent_as_it_is() throws Exception {
    for (String request :
        List.of("findAndModify: 'c', query: {}, remove: true", "createIndexes: 'c', indexes: []")) {
      assertThat(
          replyTo(request, DUPLICATE_KEY.withMessage("taken")), containsString("errmsg: 'taken'"));
    }
  }

  private static String replyTo(String request, Answer answer) throws Exception {
    try (var standalone = Standalone.start()) {
      return replyTo(standalone, request, answer);
    }
  }

  private static String replyTo(MockMongoServer server, String request, Answer answer)
      throws Exception {
    try (var raw = new RawClient(server)) {
      server.autoResponds(anyCommand()).replies(answer);
      raw.send(1, "{" + request + ", $db: 'd'}");
      return ExtendedJson.write(raw.readsBody());
    }
  }
}
