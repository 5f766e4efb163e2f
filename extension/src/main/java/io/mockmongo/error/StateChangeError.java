package io.mockmongo.error;

import io.mockmongo.bson.Fields;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Recognizes the errors that drivers take for a change of the server's state: after "not writable
 * primary" or "node is recovering" a driver considers the server unknown until the next hello.
 *
 * <p>Specification: server discovery and monitoring, "not writable primary and node is recovering".
 */
public final class StateChangeError {

  private static final Set<Integer> CODES =
      Set.of(10107, 13435, 10058, 11600, 11602, 13436, 189, 91);

  private StateChangeError() {}

  /**
   * Tells whether a command failed with such an error.
   *
   * @param reply any reply
   * @return true if it does not succeed, and has such a code, or no code and such a message
   */
  public static boolean isCommandError(BsonDocument reply) {
    return !ErrorCode.isSuccess(reply) && isStateChange(reply);
  }

  /**
   * Tells whether the write concern of a command failed with such an error.
   *
   * @param reply any reply, successful or not
   * @return true if its {@code writeConcernError} has such a code, or no code and such a message
   */
  public static boolean isWriteConcernError(BsonDocument reply) {
    BsonValue error = Fields.get(reply, "writeConcernError");
    return error != null && error.isDocument() && isStateChange(error.asDocument());
  }

  private static boolean isStateChange(BsonDocument error) {
    BsonValue code = Fields.get(error, "code");
    return code == null
        ? isStateChange(Fields.get(error, "errmsg"))
        : code.isNumber() && CODES.contains(code.asNumber().intValue());
  }

  /** Servers older than the codes have only these messages. */
  private static boolean isStateChange(BsonValue message) {
    if (message == null || !message.isString()) {
      return false;
    }
    String text = message.asString().getValue();
    return text.contains("not master") || text.contains("node is recovering");
  }
}
