package io.mockmongo.database;

import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;

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
    return named(48, "NamespaceExists", "Collection " + namespace + " already exists.");
  }

  static Answer noIndex(String name) {
    return named(27, "IndexNotFound", "index not found with name [" + name + "]");
  }

  static Answer noReplication() {
    return named(76, "NoReplicationEnabled", "not running with --replSet");
  }

  static Answer noTransactions() {
    return named(
        20,
        "IllegalOperation",
        "Transaction numbers are only allowed on a replica set member or mongos");
  }

  private static Answer named(int code, String codeName, String message) {
    return Reply.error(code, codeName, message);
  }
}
