package io.mockmongo.script;

import io.mockmongo.argument.DurationCheck;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.ServerError;
import java.time.Duration;
import java.util.Arrays;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;

/**
 * The options of the fail point {@code failCommand}: which commands it strikes, how often, and what
 * it does to them. It is the document of the command {@code configureFailPoint}, so that a client
 * can send it too. Immutable.
 *
 * <pre>{@code
 * server.failPoint(failCommand("insert").times(1).error(SHUTDOWN_IN_PROGRESS));
 * server.failPoint(failCommand("find").blocks(Duration.ofMillis(200)).appName("orders"));
 * client.getDatabase("admin").runCommand(failCommand("ping").times(1).closesConnection());
 * }</pre>
 *
 * <p>It strikes every request unless {@link #times}, {@link #skip} or {@link #withProbability} is
 * called; the last of these counts. A command that is blocked <em>and</em> fails is blocked first.
 */
public final class FailCommandOptions implements Bson {

  private static final String MODE = "mode";
  private static final String DATA = "data";
  private static final String LABELS = "errorLabels";

  private final BsonDocument command;

  private FailCommandOptions(BsonDocument command) {
    this.command = command;
  }

  /**
   * Returns the options for some commands.
   *
   * @param names the names of the commands, as the driver writes them; {@code hello} and {@code
   *     isMaster} are two commands
   * @return the options, without any effect yet
   * @throws IllegalArgumentException if there is no name
   */
  public static FailCommandOptions failCommand(String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException(
          "failCommand(): name the commands, or call failAllCommands()");
    }
    return with(new BsonDocument("failCommands", strings(names)));
  }

  /**
   * Returns the options for all commands, handshakes and heartbeats included.
   *
   * @return the options, without any effect yet
   */
  public static FailCommandOptions failAllCommands() {
    return with(new BsonDocument("failAllCommands", BsonBoolean.TRUE));
  }

  private static FailCommandOptions with(BsonDocument data) {
    return new FailCommandOptions(
        new BsonDocument("configureFailPoint", new BsonString("failCommand"))
            .append(MODE, new BsonString("alwaysOn"))
            .append(DATA, data));
  }

  private static BsonArray strings(String... texts) {
    return new BsonArray(Arrays.stream(texts).map(BsonString::new).toList());
  }

  /**
   * Strikes the first requests only.
   *
   * @param count the number of requests
   * @return the same options with that mode
   * @throws IllegalArgumentException if it is less than 1
   */
  public FailCommandOptions times(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("times(" + count + "): the number should be 1 or more");
    }
    return withMode(new BsonDocument("times", new BsonInt32(count)));
  }

  /**
   * Strikes all but the first requests.
   *
   * @param count the number of first requests that are spared
   * @return the same options with that mode
   * @throws IllegalArgumentException if it is negative
   */
  public FailCommandOptions skip(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("skip(" + count + "): the number should be 0 or more");
    }
    return withMode(new BsonDocument("skip", new BsonInt32(count)));
  }

  /**
   * Strikes requests at random.
   *
   * @param probability from 0, never, to 1, always
   * @return the same options with that mode
   * @throws IllegalArgumentException if it is not from 0 to 1
   */
  public FailCommandOptions withProbability(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "withProbability(" + probability + "): the number should be from 0 to 1");
    }
    return withMode(new BsonDocument("activationProbability", new BsonDouble(probability)));
  }

  private FailCommandOptions withMode(BsonValue mode) {
    return new FailCommandOptions(command.clone().append(MODE, mode));
  }

  /**
   * Answers with a command error, whose message is that of the fail point.
   *
   * @param code the error code
   * @return the same options with that effect
   */
  public FailCommandOptions errorCode(int code) {
    return data("errorCode", new BsonInt32(code));
  }

  /**
   * Answers with the code of a named error; the message is that of the fail point.
   *
   * @param error the error
   * @return the same options with that effect
   */
  public FailCommandOptions error(ServerError error) {
    return errorCode(error.code());
  }

  /**
   * Adds fields beside the code of the error, such as {@code {baseBackoffMS: 20}}.
   *
   * @param extendedJson the fields
   * @return the same options with these fields
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  public FailCommandOptions errorExtraInfo(String extendedJson) {
    return data("errorExtraInfo", ExtendedJson.parse(extendedJson));
  }

  /**
   * Sets the error labels, in place of those that a server adds.
   *
   * @param labels the labels; none for an error without labels
   * @return the same options with these labels
   */
  public FailCommandOptions errorLabels(String... labels) {
    return data(LABELS, strings(labels));
  }

  /**
   * Closes the connection instead of a reply.
   *
   * @return the same options with that effect
   */
  public FailCommandOptions closesConnection() {
    return data("closeConnection", BsonBoolean.TRUE);
  }

  /**
   * Blocks the command for a time; it is executed then, unless another effect is set. Other
   * requests are served meanwhile.
   *
   * @param time the time, in whole milliseconds
   * @return the same options with that effect
   */
  public FailCommandOptions blocks(Duration time) {
    return data("blockConnection", BsonBoolean.TRUE)
        .data("blockTimeMS", new BsonInt64(DurationCheck.inRange("blocks(...)", time).toMillis()));
  }

  /**
   * Adds a write concern error to the reply of a command that succeeds, if it is a command that
   * waits for a write concern.
   *
   * @param code the error code
   * @param message the field {@code errmsg}
   * @return the same options with that effect
   */
  public FailCommandOptions writeConcernError(int code, String message) {
    return writeConcernError(
        new BsonDocument("code", new BsonInt32(code)).append("errmsg", new BsonString(message)));
  }

  /**
   * Adds a write concern error, see {@link #writeConcernError(Bson)}.
   *
   * @param extendedJson the whole field {@code writeConcernError}
   * @return the same options with that effect
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  public FailCommandOptions writeConcernError(String extendedJson) {
    return writeConcernError(ExtendedJson.parse(extendedJson));
  }

  /**
   * Adds a write concern error to the reply of a command that succeeds, if it is a command that
   * waits for a write concern.
   *
   * @param error the whole field {@code writeConcernError}
   * @return the same options with that effect
   */
  public FailCommandOptions writeConcernError(Bson error) {
    return data("writeConcernError", error.toBsonDocument());
  }

  /**
   * Strikes only the requests of clients with an application name, as {@code appName} in a
   * connection string sets it.
   *
   * @param name the name
   * @return the same options with that condition
   */
  public FailCommandOptions appName(String name) {
    return data("appName", new BsonString(name));
  }

  /**
   * Strikes only the requests on a namespace.
   *
   * @param namespace the database and the collection, joined by a dot
   * @return the same options with that condition
   */
  public FailCommandOptions on(String namespace) {
    return data("namespace", new BsonString(namespace));
  }

  private FailCommandOptions data(String field, BsonValue value) {
    BsonDocument changed = command.clone();
    changed.getDocument(DATA).append(field, value);
    return new FailCommandOptions(changed);
  }

  /**
   * Returns the command that configures the fail point.
   *
   * @return a new document
   */
  public BsonDocument toDocument() {
    return command.clone();
  }

  @Override
  public <T> BsonDocument toBsonDocument(Class<T> documentClass, CodecRegistry codecRegistry) {
    return toDocument();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FailCommandOptions options && command.equals(options.command);
  }

  @Override
  public int hashCode() {
    return command.hashCode();
  }

  /** Returns the command as Extended JSON. */
  @Override
  public String toString() {
    return ExtendedJson.write(command);
  }
}
