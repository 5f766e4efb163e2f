package io.mockmongo.error;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.message.Command;
import io.mockmongo.profile.ServerRelease;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The words of an error when it is sent: its name, and the message if the test gave none, as the
 * server's release writes them for the command. A message of the test's own stays.
 *
 * <pre>{@code
 * new ErrorWording(ServerRelease.V4_2).completed(command, reply)
 * // {ok: 0.0, errmsg: 'not master', code: 10107, codeName: 'NotMaster'}
 * }</pre>
 */
public final class ErrorWording {

  private static final String NAME = "codeName";
  private static final String MESSAGE = "errmsg";
  private static final String WRITE_CONCERN_ERROR = "writeConcernError";

  /** The messages that releases before 5.0 had, by the current ones. */
  private static final Map<String, String> BEFORE_5_0 =
      Map.of(
          "not primary",
          "not master",
          "not primary and secondaryOk=false",
          "not master and slaveOk=false",
          "not primary or secondary; cannot currently read from this replSet member",
          "not master or secondary; cannot currently read from this replSet member");

  private final ServerRelease release;

  /**
   * Makes the wording of one release.
   *
   * @param release the server's release
   */
  public ErrorWording(ServerRelease release) {
    this.release = release;
  }

  /**
   * Returns an error in the words of the release.
   *
   * @param command the command that failed
   * @param reply any reply
   * @return the reply, whose command error has a name and a message
   */
  public RawBsonDocument completed(Command command, RawBsonDocument reply) {
    Map<String, BsonValue> words = new LinkedHashMap<>();
    ErrorCode.in(reply).ifPresent(code -> words.putAll(words(command, code, reply)));
    BsonValue concern = Fields.get(reply, WRITE_CONCERN_ERROR);
    if (concern != null && concern.isDocument()) {
      words.put(WRITE_CONCERN_ERROR, completed(command, concern.asDocument()));
    }
    return words.isEmpty() ? reply : new RawBuilder().appendAll(reply, words).build();
  }

  /** Returns a write concern error, in which only the words that it has are replaced. */
  private BsonValue completed(Command command, BsonDocument concern) {
    BsonValue code = Fields.get(concern, "code");
    if (code == null || !code.isNumber()) {
      return concern;
    }
    Map<String, BsonValue> words = words(command, code.asNumber().intValue(), concern);
    words.keySet().removeIf(field -> Fields.get(concern, field) == null);
    return new RawBuilder().appendAll(RawBuilder.raw(concern), words).build();
  }

  /** Returns the fields that the error lacks, or has in the words of another release. */
  private Map<String, BsonValue> words(Command command, int code, BsonDocument error) {
    Map<String, BsonValue> words = new LinkedHashMap<>();
    BsonValue message = Fields.get(error, MESSAGE);
    String usual = ErrorMessages.known(code).orElse("");
    if (!usual.isEmpty() && (message == null || message.equals(new BsonString(usual)))) {
      put(words, MESSAGE, message(command, code, usual), message);
    }
    BsonValue name = Fields.get(error, NAME);
    if (name == null || name.equals(new BsonString(ErrorCode.nameOf(code)))) {
      put(words, NAME, ErrorCode.nameOf(code, release), name);
    }
    return words;
  }

  private static void put(
      Map<String, BsonValue> words, String field, String text, BsonValue present) {
    BsonString value = new BsonString(text);
    if (!value.equals(present)) {
      words.put(field, value);
    }
  }

  private String message(Command command, int code, String usual) {
    return switch (code) {
      case 13 -> "not authorized on " + command.database() + " to execute command " + name(command);
      case 43 -> "cursor id " + cursor(command) + " not found";
      case 48 -> "Collection " + command.namespace() + " already exists.";
      case 59 -> "no such command: '" + command.name() + "'";
      case 73 -> "Invalid namespace specified '" + command.namespace() + "'";
      case 112 -> writeConflict(usual);
      case 143 -> "cursor id " + cursor(command) + " is already in use";
      case 166 -> "Namespace " + command.namespace() + " is a view, not a collection";
      case 251 -> "Transaction with { txnNumber: " + transaction(command) + " } has been aborted.";
      case 256 -> "Transaction " + transaction(command) + " has been committed.";
      case 263 -> "Cannot run '" + command.name() + "' in a multi-document transaction.";
      default -> isBefore(ServerRelease.V5_0) ? BEFORE_5_0.getOrDefault(usual, usual) : usual;
    };
  }

  private String writeConflict(String usual) {
    return isBefore(ServerRelease.V6_0)
        ? "WriteConflict error: this operation conflicted with another operation. Please retry your"
            + " operation or multi-document transaction."
        : usual;
  }

  private boolean isBefore(ServerRelease other) {
    return release.compareTo(other) < 0;
  }

  private static String name(Command command) {
    return "{ " + command.name() + ": ... }";
  }

  private static String cursor(Command command) {
    return number(command.get("getMore"));
  }

  private static String transaction(Command command) {
    return number(command.get("txnNumber"));
  }

  private static String number(BsonValue value) {
    return String.valueOf(value != null && value.isNumber() ? value.asNumber().longValue() : -1);
  }
}
