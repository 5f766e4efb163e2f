package io.mockmongo.error;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import io.mockmongo.profile.ServerRelease;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonValue;

/**
 * The messages in which a server quotes the command that failed, in the words of its release.
 *
 * @param release the server's release
 * @param command the command that failed
 */
record QuotingMessage(ServerRelease release, Command command) {

  private static final int BYTES_OF_UUID = 16;

  /** The messages that releases before 5.0 had, by the current ones. */
  private static final Map<String, String> BEFORE_5_0 =
      Map.of(
          "not primary",
          "not master",
          "not primary and secondaryOk=false",
          "not master and slaveOk=false",
          "not primary or secondary; cannot currently read from this replSet member",
          "not master or secondary; cannot currently read from this replSet member",
          "The server is in quiesce mode and will shut down",
          "Replication is being shut down");

  /**
   * Returns the message of a code.
   *
   * @param code the error code
   * @param usual the message without what it quotes, see {@link ErrorMessages}
   */
  String of(int code, String usual) {
    return switch (code) {
      case 13 -> "not authorized on " + command.database() + " to execute command " + quoted();
      case 43 -> "cursor id " + number("getMore") + " not found";
      case 48 -> "Collection " + command.namespace() + " already exists.";
      case 59 -> "no such command: '" + command.name() + "'";
      case 73 -> "Invalid namespace specified '" + command.namespace() + "'";
      case 79 -> usual.replace("with this name", "named '" + writeConcern() + "'");
      case 112 -> isBefore(ServerRelease.V6_0) ? "WriteConflict error: " + conflict() : usual;
      case 143 -> "cursor id " + number("getMore") + " is already in use";
      case 166 -> "Namespace " + command.namespace() + " is a view, not a collection";
      case 225 -> olderTransaction();
      case 251 -> transaction() + " has been aborted.";
      case 256 -> transaction() + " has been committed.";
      case 263 -> "Cannot run '" + command.name() + "' in a multi-document transaction.";
      case 323 -> usual.replace("the command", "the command " + command.name());
      case 334 -> usual.replace("mechanism", "mechanism " + text(command.get("mechanism")));
      case 391 -> usual.replace("Command", "Command " + command.name());
      default -> isBefore(ServerRelease.V5_0) ? BEFORE_5_0.getOrDefault(usual, usual) : usual;
    };
  }

  private boolean isBefore(ServerRelease other) {
    return release.compareTo(other) < 0;
  }

  private String quoted() {
    return "{ " + command.name() + ": ... }";
  }

  private static String conflict() {
    return "this operation conflicted with another operation. Please retry your operation or"
        + " multi-document transaction.";
  }

  private String transaction() {
    long number = number("txnNumber");
    return isBefore(ServerRelease.V6_0)
        ? "Transaction " + number
        : "Transaction with { txnNumber: " + number + " }";
  }

  private String olderTransaction() {
    long number = number("txnNumber");
    String refused =
        command.isInTransaction()
            ? "Cannot start transaction " + number
            : "Retryable write with txnNumber " + number + " is prohibited";
    return "%s on session %s because a newer transaction with txnNumber %d has already started on this session."
        .formatted(refused, session(), number + 1);
  }

  private String session() {
    BsonValue id = field("lsid", "id");
    return id instanceof BsonBinary binary && binary.getData().length == BYTES_OF_UUID
        ? uuid(ByteBuffer.wrap(binary.getData()))
        : text(id);
  }

  private static String uuid(ByteBuffer bytes) {
    return new UUID(bytes.getLong(), bytes.getLong()).toString();
  }

  private String writeConcern() {
    return text(field("writeConcern", "w"));
  }

  private BsonValue field(String document, String name) {
    BsonValue value = command.get(document);
    return value != null && value.isDocument() ? Fields.get(value.asDocument(), name) : null;
  }

  private static String text(BsonValue value) {
    return value != null && value.isString() ? value.asString().getValue() : "unknown";
  }

  private long number(String field) {
    BsonValue value = command.get(field);
    return value != null && value.isNumber() ? value.asNumber().longValue() : -1;
  }
}
