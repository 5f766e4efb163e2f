package io.mockmongo.acceptance;

import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static org.hamcrest.MatcherAssert.assertThat;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.pattern.DocumentPattern;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import org.bson.RawBsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server without data refuses the commands that a server of its release refuses. */
class RefusedCommandsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "8.0 | nonsense: 1                                | 59 | CommandNotFound | no such command: 'nonsense'",
        "7.0 | listDatabases: 1                           | 13 | Unauthorized    | listDatabases may only be run against the admin database.",
        "7.0 | count: 'c', txnNumber: {$numberLong: '1'}, autocommit: false | 263 | OperationNotSupportedInTransaction | Cannot run 'count' in a multi-document transaction.",
        "7.0 | insert: 'c', documents: [{}], writeConcern: {w: 1}, txnNumber: {$numberLong: '1'}, autocommit: false | 72 | InvalidOptions | writeConcern is not allowed within a multi-statement transaction",
        "7.0 | find: 'c', readConcern: {level: 'local'}, txnNumber: {$numberLong: '1'}, autocommit: false | 72 | InvalidOptions | Only the first command in a transaction may specify a readConcern",
        "7.0 | find: 'c', txnNumber: {$numberLong: '1'}   | 50768 | NotARetryableWriteCommand | txnNumber may only be provided for multi-document transactions and retryable write commands. autocommit:false was not provided, and find is not a retryable write command.",
        "8.0 | insert: 'c', documents: [{}], foo: 1       | 40415 | IDLUnknownField | BSON field 'insert.foo' is an unknown field.",
        "7.0 | insert: 'c', documents: [{}], foo: 1       | 40415 | Location40415 | BSON field 'insert.foo' is an unknown field.",
        "4.2 | insert: 'c', documents: [{}], comment: 'a' | 40415 | Location40415 | BSON field 'insert.comment' is an unknown field.",
        "4.4 | insert: 'c', documents: [{}], apiVersion: '1' | 40415 | Location40415 | BSON field 'insert.apiVersion' is an unknown field.",
        "4.2 | delete: 'c', deletes: [{q: {}, limit: 1, hint: 'a_1'}] | 40415 | Location40415 | BSON field 'delete.deletes.hint' is an unknown field.",
        "7.0 | update: 'c', updates: [{q: {}, u: {}, sort: {a: 1}}] | 40415 | Location40415 | BSON field 'update.updates.sort' is an unknown field.",
        "4.4 | update: 'c', updates: [{q: {}, u: {}}], let: {a: 1} | 40415 | Location40415 | BSON field 'update.let' is an unknown field.",
        "4.2 | find: 'c', let: {a: 1}                     | 9  | FailedToParse   | Unrecognized field 'let'.",
        "4.2 | find: 'c', allowDiskUse: true              | 9  | FailedToParse   | Unrecognized field 'allowDiskUse'.",
        "5.0 | find: 'c', foo: 1                          | 40415 | Location40415 | BSON field 'find.foo' is an unknown field.",
        "4.4 | aggregate: 'c', pipeline: [], cursor: {}, let: {a: 1} | 9 | FailedToParse | unrecognized field 'let'",
        "4.2 | findAndModify: 'c', remove: true, hint: 'a_1' | 51177 | Location51177 | BSON field 'hint' is an unknown field.",
        "4.4 | create: 'c', timeseries: {timeField: 't'}  | 40415 | Location40415 | BSON field 'create.timeseries' is an unknown field.",
        "4.2 | createIndexes: 'c', indexes: [], commitQuorum: 1 | 2 | BadValue | Invalid field specified for createIndexes command: commitQuorum",
        "8.0 | insert: 'c'                                | 40414 | IDLFailedToParse | BSON field 'insert.documents' is missing but a required field",
        "7.0 | delete: 'c', deletes: [{q: {}}]            | 40414 | Location40414 | BSON field 'delete.deletes.limit' is missing but a required field",
        "7.0 | update: 'c', updates: 7                    | 14 | TypeMismatch | BSON field 'update.updates' is the wrong type 'int', expected type 'array'",
        "7.0 | find: 'c', filter: 'a'                     | 14 | TypeMismatch | BSON field 'find.filter' is the wrong type 'string', expected type 'object'",
        "7.0 | find: 'c', tailable: 'a'                   | 14 | TypeMismatch | BSON field 'find.tailable' is the wrong type 'string', expected types '[bool, long, int, decimal, double]'",
        "4.2 | aggregate: 'c', pipeline: 7, cursor: {}    | 14 | TypeMismatch | 'pipeline' option must be specified as an array",
        "7.0 | aggregate: 'c', pipeline: []               | 9  | FailedToParse | The 'cursor' option is required, except for aggregate with the explain argument",
        "7.0 | insert: 'c', documents: []                 | 16 | InvalidLength | Write batch sizes must be between 1 and 100000. Got 0 operations.",
        "7.0 | delete: 'c', deletes: [{q: {}, limit: 2}]  | 9  | FailedToParse | The limit field in delete objects must be 0 or 1.",
        "7.0 | findAndModify: 'c', query: {}              | 9  | FailedToParse | Either an update or remove=true must be specified",
        "7.0 | findAndModify: 'c', remove: true, update: {} | 9 | FailedToParse | Cannot specify both an update and remove=true",
        "7.0 | findAndModify: 'c', update: {$foo: {a: 1}} | 9  | FailedToParse | Unknown modifier: $foo. Expected a valid update modifier or pipeline-style update specified as an array",
        "7.0 | find: 'c', filter: {a: {$foo: 1}}          | 2  | BadValue | unknown operator: $foo",
        "7.0 | count: 'c', query: {a: {$gt: 1, b: 2}}     | 2  | BadValue | unknown operator: b",
        "4.4 | find: 'c', filter: {$foo: 1}               | 2  | BadValue | unknown top level operator: $foo",
        "7.0 | find: 'c', filter: {$and: [{$or: [{a: {$not: {$foo: 1}}}]}]} | 2 | BadValue | unknown operator: $foo",
        "7.0 | find: 'c', filter: {a: {$elemMatch: {b: {$foo: 1}}}} | 2 | BadValue | unknown operator: $foo",
        "7.0 | find: 'c', filter: {a: {$in: 1}}           | 2  | BadValue | $in needs an array",
        "7.0 | distinct: 'c', key: 'a', query: {$or: []}  | 2  | BadValue | $and/$or/$nor must be a nonempty array",
        "7.0 | aggregate: 'c', pipeline: [{$foo: 1}], cursor: {} | 40324 | Location40324 | Unrecognized pipeline stage name: '$foo'",
        "4.2 | aggregate: 'c', pipeline: [{$unionWith: 'd'}], cursor: {} | 40324 | Location40324 | Unrecognized pipeline stage name: '$unionWith'",
        "7.0 | aggregate: 'c', pipeline: [{$match: {}, $limit: 1}], cursor: {} | 40323 | Location40323 | A pipeline stage specification object must contain exactly one field.",
        "7.0 | aggregate: 'c', pipeline: [7], cursor: {}  | 14 | TypeMismatch | Each element of the 'pipeline' array must be an object",
        "7.0 | aggregate: 'c', pipeline: [{$match: {a: {$foo: 1}}}], cursor: {} | 2 | BadValue | unknown operator: $foo",
        "7.0 | aggregate: 'c', pipeline: [{$facet: {a: [{$foo: 1}]}}], cursor: {} | 40324 | Location40324 | Unrecognized pipeline stage name: '$foo'",
        "7.0 | aggregate: 'c', pipeline: [{$out: 'd'}, {$match: {}}], cursor: {} | 40601 | Location40601 | $out can only be the final stage in the pipeline",
        "7.0 | aggregate: 'c', pipeline: [{$group: {n: {$sum: 1}}}], cursor: {} | 15955 | Location15955 | a group specification must include an _id"
      })
  void is_refused(String release, String command, int code, String codeName, String message)
      throws IOException {
    assertReply(
        "{ok: 0.0, errmsg: \"%s\", code: %d, codeName: '%s'}".formatted(message, code, codeName),
        ask(release, command));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "7.0 | update: 'c', updates: [{q: {a: {$foo: 1}}, u: {$set: {a: 1}}}, {q: {}, u: {}, upsert: true}] | n: 0, nModified: 0, writeErrors: [{index: 0, code: 2, errmsg: 'unknown operator: $foo'}], upserted: {$$exists: false}",
        "7.0 | update: 'c', ordered: false, updates: [{q: {}, u: {$foo: {a: 1}}}, {q: {_id: 1}, u: {}, upsert: true}] | n: 1, upserted: [{index: 1, _id: 1}], writeErrors: [{index: 0, code: 9}]",
        "7.0 | update: 'c', updates: [{q: {}, u: {a: 1}, multi: true}] | n: 0, writeErrors: [{index: 0, code: 9, errmsg: 'multi update is not supported for replacement-style update'}]",
        "7.0 | update: 'c', updates: [{q: {}, u: [{$foo: 1}]}] | n: 0, writeErrors: [{index: 0, code: 40324}]",
        "8.0 | bulkWrite: 1, ops: [{update: 0, filter: {a: {$foo: 1}}, updateMods: {$set: {a: 1}}}, {insert: 0, document: {}}], nsInfo: [{ns: 'd.c'}] | nErrors: 1, nInserted: 0, cursor: {firstBatch: [{ok: 0.0, idx: 0, code: 2, errmsg: 'unknown operator: $foo'}]}",
        "8.0 | bulkWrite: 1, ordered: false, errorsOnly: true, ops: [{delete: 0, filter: {$foo: 1}}, {insert: 0, document: {}}], nsInfo: [{ns: 'd.c'}] | nErrors: 1, nInserted: 1, cursor: {firstBatch: [{ok: 0.0, idx: 0}]}",
        "7.0 | delete: 'c', deletes: [{q: {$foo: 1}, limit: 1}] | n: 0, writeErrors: [{index: 0, code: 2}]"
      })
  void is_a_write_error(String release, String command, String reply) throws IOException {
    assertReply("{ok: 1.0, " + reply + "}", ask(release, command));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "4.4 | insert: 'c', documents: [{}], comment: {a: 1}, maxTimeMS: 5, $readPreference: {mode: 'primary'}",
        "5.0 | find: 'c', let: {a: 1}, apiVersion: '1', apiStrict: true, apiDeprecationErrors: false",
        "4.2 | find: 'c', comment: 'a', filter: null, noCursorTimeout: 1, readConcern: {level: 'local'}",
        "4.4 | delete: 'c', deletes: [{q: {}, limit: 1.0, hint: {a: 1}}]",
        "4.2 | update: 'c', updates: [{q: {}, u: [{$set: {a: 1}}, {$replaceWith: '$b'}], hint: {a: 1}, arrayFilters: []}]",
        "8.0 | update: 'c', updates: [{q: {}, u: {$set: {a: 1}}, sort: {a: 1}}]",
        "7.0 | findAndModify: 'c', remove: 1",
        "7.0 | find: 'c', txnNumber: {$numberLong: '1'}, autocommit: false, startTransaction: true",
        "7.0 | find: 'c', readConcern: {level: 'snapshot'}, txnNumber: {$numberLong: '1'}, autocommit: false, startTransaction: true",
        "7.0 | insert: 'c', documents: [{}], readConcern: {}, writeConcern: {}, txnNumber: {$numberLong: '1'}, autocommit: false",
        "7.0 | find: 'c', filter: {a: {$ref: 'd', $id: 1, x: 2}, b: {c: {$foo: 1}}, $expr: {$foo: 1}, $comment: 'a', d: {$not: {$regularExpression: {pattern: 'a', options: ''}}}}",
        "7.0 | find: 'c', filter: {a: {$elemMatch: {$or: [{b: 1}]}}, l: {$geoWithin: {$box: []}}, p: {$near: [], $maxDistance: 3}}",
        "4.2 | find: 'c', filter: {$expr: {$eq: ['$a', 1]}, a: {$regex: 'b', $options: 'i'}}",
        "4.2 | count: 'c', query: {}, foo: 1",
        "7.0 | aggregate: 'c', pipeline: [{$match: {$text: {$search: 'a'}}}, {$lookup: {from: 'd', as: 'e', pipeline: [{$match: {}}]}}], cursor: {}, hint: 'a_1'"
      })
  void is_accepted(String release, String command) throws IOException {
    assertReply("{ok: 1.0}", ask(release, command));
  }

  private static RawBsonDocument ask(String release, String command) throws IOException {
    ServerProfile profile = ServerProfile.replicaSet().release(ServerRelease.of(release));
    try (var server =
            MockMongoServer.builder()
                .profile(profile)
                .answers(EMPTY_DATABASE)
                .unattended()
                .start();
        var client = new RawClient(server)) {
      String database = command.startsWith("bulkWrite") ? "admin" : "d";
      client.send(1, "{" + command + ", $db: '" + database + "'}");
      return client.readsBody();
    }
  }

  private static void assertReply(String pattern, RawBsonDocument reply) {
    assertThat(ExtendedJson.write(reply), DocumentPattern.of(pattern).matches(reply));
  }
}
