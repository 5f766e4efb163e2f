package io.mockmongo.database;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import org.bson.BsonValue;

/**
 * The errors of a server for a namespace, an index or a command that does not exist, or exists
 * already.
 */
final class NamespaceErrors {

  private NamespaceErrors() {}

  static Answer noNamespace(String message) {
    return Reply.error(ServerError.NAMESPACE_NOT_FOUND.code(), message);
  }

  static Answer noSuchCommand(String name) {
    return Reply.error(ServerError.COMMAND_NOT_FOUND.code(), "no such command: '" + name + "'");
  }

  static Answer namespaceExists(String namespace) {
    return Reply.error(48, "Collection " + namespace + " already exists.");
  }

  static Answer noIndex(String name) {
    return Reply.error(27, "index not found with name [" + name + "]");
  }

  static Answer noIndexWithKey(String key) {
    return Reply.error(27, "can't find index with key: " + key);
  }

  static Answer noIndex(BsonValue nameOrKey, String namespace) {
    return Reply.error(
        27, "cannot find index " + ExtendedJson.write(nameOrKey) + " for ns " + namespace);
  }

  static Answer noReplication() {
    return Reply.error(76, "not running with --replSet");
  }

  static Answer noTransactions() {
    return ServerError.ILLEGAL_OPERATION;
  }
}
