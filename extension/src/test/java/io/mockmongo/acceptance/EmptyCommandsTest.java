package io.mockmongo.acceptance;

import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpReply;
import io.mockmongo.pattern.DocumentPattern;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.util.Set;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server without data says, command by command. */
class EmptyCommandsTest {

  private static final Set<String> ADMIN_ONLY =
      Set.of(
          "bulkWrite",
          "currentOp",
          "getCmdLineOpts",
          "getLog",
          "getParameter",
          "killOp",
          "listDatabases",
          "renameCollection",
          "replSetGetConfig",
          "replSetGetStatus");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "ping: 1                                       | ok: 1.0",
        "find: 'c'                                     | cursor: {firstBatch: [], id: {$numberLong: '0'}, ns: 'd.c'}, ok: 1.0",
        "find: 'c', tailable: true, awaitData: true    | cursor: {firstBatch: [], id: {$numberLong: '0'}}",
        "count: 'c', query: {a: 1}                     | n: 0",
        "distinct: 'c', key: 'a'                       | values: []",
        "aggregate: 'c', pipeline: [{$match: {}}, {$group: {_id: null, n: {$sum: '$a'}}}], cursor: {} | cursor: {firstBatch: []}",
        "aggregate: 'c', pipeline: [{$count: 'n'}], cursor: {} | cursor: {firstBatch: []}",
        "aggregate: 'c', pipeline: [{$sort: {a: 1}}, {$skip: 1}, {$limit: 2}, {$out: 'o'}], cursor: {} | cursor: {firstBatch: []}",
        "aggregate: 'c', pipeline: [{$facet: {a: [{$sort: {a: 1}}], b: [{$count: 'n'}]}}], cursor: {} | cursor: {firstBatch: [{a: [], b: []}]}",
        "aggregate: 'c', pipeline: [{$facet: {a: []}}, {$count: 'n'}], cursor: {} | cursor: {firstBatch: [{n: 1}]}",
        "insert: 'c', documents: [{}, {}]              | n: 2",
        "update: 'c', updates: [{q: {}, u: {$set: {a: 1}}}] | n: 0, nModified: 0",
        "update: 'c', updates: [{q: {a: 1}, u: {$set: {a: 1}}}, {q: {_id: {$eq: 5}}, u: {$set: {a: 1}}, upsert: true}] | n: 1, nModified: 0, upserted: [{index: 1, _id: 5}]",
        "delete: 'c', deletes: [{q: {}, limit: 0}]     | n: 0",
        "findAndModify: 'c', query: {}, remove: true   | lastErrorObject: {n: 0}, value: null",
        "findAndModify: 'c', query: {_id: 1}, update: {$set: {a: 1}}, upsert: true | lastErrorObject: {n: 1, updatedExisting: false, upserted: 1}, value: null",
        "bulkWrite: 1, ops: [{insert: 0, document: {}}, {update: 0, filter: {_id: 4}, updateMods: {$set: {a: 1}}, upsert: true}, {delete: 0, filter: {}}], nsInfo: [{ns: 'd.c'}] | cursor: {id: {$numberLong: '0'}, ns: 'admin.$cmd.bulkWrite', firstBatch: [{ok: 1.0, idx: 0, n: 1}, {ok: 1.0, idx: 1, n: 1, nModified: 0, upserted: {_id: 4}}, {ok: 1.0, idx: 2, n: 0}]}, nErrors: 0, nInserted: 1, nMatched: 0, nModified: 0, nUpserted: 1, nDeleted: 0",
        "bulkWrite: 1, errorsOnly: true, ops: [{insert: 0, document: {}}], nsInfo: [{ns: 'd.c'}] | cursor: {firstBatch: []}, nInserted: 1",
        "create: 'c'                                   | ok: 1",
        "createIndexes: 'c', indexes: [{key: {a: 1}, name: 'a_1'}] | numIndexesBefore: 1, numIndexesAfter: 2, createdCollectionAutomatically: true, commitQuorum: {$$exists: false}",
        "createIndexes: 'c', indexes: [{key: {_id: 1}, name: '_id_'}] | numIndexesBefore: 1, numIndexesAfter: 1, note: 'all indexes already exist'",
        "drop: 'c'                                     | ok: 1.0",
        "dropDatabase: 1                               | ok: 1, dropped: {$$exists: false}",
        "dropIndexes: 'c', index: '*'                  | ok: 0.0, code: 26, codeName: 'NamespaceNotFound', errmsg: 'ns not found d.c'",
        "listIndexes: 'c'                              | code: 26, errmsg: 'ns does not exist: d.c'",
        "collMod: 'c'                                  | code: 26, errmsg: 'ns does not exist: d.c'",
        "renameCollection: 'd.c', to: 'd.e'            | code: 26, errmsg: 'Source collection d.c does not exist'",
        "validate: 'c'                                 | code: 26",
        "listCollections: 1                            | cursor: {firstBatch: [], ns: 'd.$cmd.listCollections'}",
        "listDatabases: 1                              | databases: [], totalSize: 0, totalSizeMb: 0",
        "buildInfo: 1                                  | version: '7.0.0', versionArray: [7, 0, 0, 0], maxBsonObjectSize: 16777216, bits: 64",
        "buildinfo: 1                                  | version: '7.0.0'",
        "getParameter: 1, featureCompatibilityVersion: 1 | featureCompatibilityVersion: {version: '7.0'}",
        "getParameter: '*'                             | enableTestCommands: true, requireApiVersion: false, authenticationMechanisms: ['MONGODB-X509', 'SCRAM-SHA-1', 'SCRAM-SHA-256'], featureCompatibilityVersion: {version: '7.0'}, 'failpoint.failCommand': {mode: 0}, ok: 1.0",
        "getParameter: {allParameters: true}           | quiet: false, transactionLifetimeLimitSeconds: 60",
        "getParameter: 1, quiet: 1, unknownToTheMock: 1 | quiet: false, enableTestCommands: {$$exists: false}, unknownToTheMock: {$$exists: false}",
        "getCmdLineOpts: 1                             | argv: ['mongod', '--replSet', 'rs0'], parsed: {replication: {replSet: 'rs0'}}",
        "getLog: 'startupWarnings'                     | totalLinesWritten: 0, log: []",
        "connectionStatus: 1                           | authInfo: {authenticatedUsers: [], authenticatedUserRoles: []}",
        "serverStatus: 1                               | process: 'mongod', version: '7.0.0', repl: {setName: 'rs0'}",
        "hostInfo: 1                                   | system: {currentTime: {$$type: 'date'}}",
        "replSetGetStatus: 1                           | set: 'rs0', myState: 1, members: [{stateStr: 'PRIMARY', self: true}]",
        "replSetGetConfig: 1                           | config: {_id: 'rs0', members: [{_id: 0}]}",
        "dbStats: 1                                    | db: 'd', collections: 0, objects: 0, dataSize: 0.0",
        "collStats: 'c'                                | ns: 'd.c', count: 0, size: 0, nindexes: 0",
        "startSession: 1                               | id: {id: {$$type: 'binData'}}, timeoutMinutes: 30",
        "refreshSessions: []                           | ok: 1",
        "killSessions: []                              | ok: 1",
        "endSessions: []                               | ok: 1",
        "commitTransaction: 1                          | ok: 1",
        "abortTransaction: 1                           | ok: 1",
        "killOp: 1, op: 5                              | info: 'attempting to kill op'",
        "currentOp: 1                                  | inprog: []",
        "profile: -1                                   | was: 0",
        "usersInfo: 'u'                                | users: []",
        "rolesInfo: 1                                  | roles: []",
        "insert: 'c', documents: [{}], txnNumber: {$numberLong: '1'}, startTransaction: true, autocommit: false | n: 1",
        "isdbgrid: 1                                   | code: 59, codeName: 'CommandNotFound', errmsg: \"no such command: 'isdbgrid'\"",
        "getMore: {$numberLong: '42'}, collection: 'c' | code: 43, errmsg: 'cursor id 42 not found'"
      })
  void is_answered(String command, String reply) throws IOException {
    assertReply("{" + reply + "}", ask(ServerProfile.replicaSet(), command));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "explain: {find: 'c'}",
        "aggregate: 'c', pipeline: [{$documents: [{a: 1}]}], cursor: {}",
        "aggregate: 'c', pipeline: [{$collStats: {}}], cursor: {}",
        "aggregate: 'c', pipeline: [], explain: true",
        "aggregate: 1, pipeline: [{$currentOp: {}}], cursor: {}",
        "aggregate: 'c', pipeline: [{$facet: {a: []}}, {$project: {a: 1}}], cursor: {}",
        "getParameter: {showDetails: true}, quiet: 1",
        "getParameter: 1, unknownToTheMock: 1",
        "getLog: 'rs'",
        "mapReduce: 'c'"
      })
  void is_left_to_the_test(String command) throws IOException {
    RawBsonDocument reply = ask(ServerProfile.replicaSet(), command);

    assertThat(
        reply.getString("errmsg").getValue(),
        matchesPattern(".* was not answered( \\(.*\\))?: .*"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "4.4 | getParameter: '*'                | featureCompatibilityVersion: {version: '4.4'}, requireApiVersion: {$$exists: false}",
        "4.2 | drop: 'c'                        | code: 26, errmsg: 'ns not found'",
        "6.0 | drop: 'c'                        | code: 26, errmsg: 'ns not found'",
        "7.0 | bulkWrite: 1, ops: [], nsInfo: [] | code: 59, codeName: 'CommandNotFound'",
        "4.2 | buildInfo: 1                     | version: '4.2.0', versionArray: [4, 2, 0, 0]",
        "future | buildInfo: 1                  | version: '10000.0.0', versionArray: [10000, 0, 0, 0]"
      })
  void depends_on_the_release(String release, String command, String reply) throws IOException {
    ServerProfile profile = ServerProfile.replicaSet().release(ServerRelease.of(release));

    assertReply("{" + reply + "}", askOf(profile, command));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "replSetGetStatus: 1 | code: 76, codeName: 'NoReplicationEnabled'",
        "replSetGetConfig: 1 | code: 76",
        "getCmdLineOpts: 1   | argv: ['mongod'], parsed: {}",
        "serverStatus: 1     | repl: {$$exists: false}",
        "insert: 'c', documents: [{}], txnNumber: {$numberLong: '1'}, startTransaction: true, autocommit: false | code: 20, codeName: 'IllegalOperation', errmsg: 'Transaction numbers are only allowed on a replica set member or mongos'",
        "aggregate: 'c', pipeline: [{$changeStream: {}}], cursor: {} | code: 40573"
      })
  void depends_on_the_topology(String command, String reply) throws IOException {
    assertReply("{" + reply + "}", ask(ServerProfile.standalone(), command));
  }

  @Test
  void old_clients_find_nothing_either() throws IOException {
    try (var server = server(ServerProfile.replicaSet());
        var client = new RawClient(server)) {
      client.send(LegacyMessages.query(1, "{}"));
      assertEquals(LegacyMessages.reply(1, 1, 8, 0, 0), (OpReply) client.reads());
      client.send(LegacyMessages.getMore(2, 42));
      assertEquals(1, ((OpReply) client.reads()).flagBits());
    }
  }

  /** Of 7.0, but for commands that came later. */
  private static RawBsonDocument ask(ServerProfile profile, String command) throws IOException {
    return askOf(
        profile.release(command.startsWith("bulk") ? ServerRelease.V8_0 : ServerRelease.V7_0),
        command);
  }

  private static RawBsonDocument askOf(ServerProfile profile, String command) throws IOException {
    try (var server = server(profile);
        var client = new RawClient(server)) {
      client.send(1, "{" + command + ", $db: '" + database(command) + "'}");
      return client.readsBody();
    }
  }

  /** Some commands are for the database admin only. */
  private static String database(String command) {
    String name = command.substring(0, command.indexOf(':'));
    return ADMIN_ONLY.contains(name) ? "admin" : "d";
  }

  private static MockMongoServer server(ServerProfile profile) {
    return MockMongoServer.builder().profile(profile).answers(EMPTY_DATABASE).unattended().start();
  }

  private static void assertReply(String pattern, RawBsonDocument reply) {
    assertThat(ExtendedJson.write(reply), DocumentPattern.of(pattern).matches(reply));
  }
}
