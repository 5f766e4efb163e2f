package io.mockmongo.error;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.message.Command;
import io.mockmongo.profile.ServerRelease;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
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

  private static final int SHUTDOWN_IN_PROGRESS = 91;
  private static final String QUIESCE_TIME = "remainingQuiesceTimeMillis";

  /** The time that a server waits for its clients to leave, as it is by default. */
  private static final BsonInt64 WHOLE_QUIESCE_TIME = new BsonInt64(15_000);

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
      put(words, MESSAGE, new QuotingMessage(release, command).of(code, usual), message);
      addQuiesceTime(code, error, words);
    }
    BsonValue name = Fields.get(error, NAME);
    if (name == null || name.equals(new BsonString(ErrorCode.nameOf(code)))) {
      put(words, NAME, ErrorCode.nameOf(code, release), name);
    }
    return words;
  }

  private void addQuiesceTime(int code, BsonDocument error, Map<String, BsonValue> words) {
    if (code == SHUTDOWN_IN_PROGRESS
        && release.compareTo(ServerRelease.V5_0) >= 0
        && Fields.get(error, QUIESCE_TIME) == null) {
      words.put(QUIESCE_TIME, WHOLE_QUIESCE_TIME);
    }
  }

  private static void put(
      Map<String, BsonValue> words, String field, String text, BsonValue present) {
    BsonString value = new BsonString(text);
    if (!value.equals(present)) {
      words.put(field, value);
    }
  }
}
