package io.mockmongo.matchers;

import io.mockmongo.journal.Received;
import io.mockmongo.message.Flag;
import io.mockmongo.message.Opcode;
import io.mockmongo.pattern.DocumentPattern;
import io.mockmongo.pattern.RequestPattern;
import org.bson.BsonDocument;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;

/**
 * Hamcrest matchers over what clients send. All are immutable and thread-safe.
 *
 * <pre>{@code
 * import static io.mockmongo.matchers.MongoMatchers.*;
 *
 * server.verify(once(), command("insert").on("shop.orders").matching("{documents: [{_id: 7}]}"));
 * assertThat(request, allOf(command("insert"), namespace(startsWith("shop."))));
 * }</pre>
 */
public final class MongoMatchers {

  private MongoMatchers() {}

  /**
   * Matches requests by the name of their command, as the client writes it; narrow it down with
   * {@link RequestPattern}'s methods.
   *
   * @param names the names that match
   * @return the pattern
   */
  public static RequestPattern command(String... names) {
    return RequestPattern.command(names);
  }

  /** Matches all requests but those that drivers send by themselves. */
  public static RequestPattern anyCommand() {
    return RequestPattern.anyCommand();
  }

  /** Matches handshakes and heartbeats by any of their three names. */
  public static RequestPattern hello() {
    return RequestPattern.command("hello", "isMaster", "ismaster");
  }

  /**
   * Matches documents that have the fields of a pattern; see {@link DocumentPattern}.
   *
   * @param extendedJson the fields that must be there
   * @return the matcher
   * @throws io.mockmongo.bson.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  public static Matcher<BsonDocument> document(String extendedJson) {
    return DocumentPattern.of(extendedJson);
  }

  /**
   * Matches requests by namespace.
   *
   * @param matcher of {@code database.collection}, or of the database alone where a command names
   *     no collection
   * @return the matcher
   */
  public static Matcher<Received> namespace(Matcher<? super String> matcher) {
    return new FeatureMatcher<Received, String>(matcher, "namespace", "namespace") {
      @Override
      protected String featureValueOf(Received request) {
        return request.command().namespace();
      }
    };
  }

  /**
   * Matches requests on which a flag is set.
   *
   * @param flag the flag, such as {@code MsgFlag.MORE_TO_COME}
   * @return the matcher
   */
  public static Matcher<Received> flag(Flag flag) {
    return new FeatureMatcher<>(Matchers.hasItem(flag.name()), "flags", "flags") {
      @Override
      protected Iterable<String> featureValueOf(Received request) {
        return request.message().flagNames();
      }
    };
  }

  /**
   * Matches requests by the kind of their message.
   *
   * @param opcode the kind
   * @return the matcher
   */
  public static Matcher<Received> opcode(Opcode opcode) {
    return new FeatureMatcher<>(Matchers.is(opcode), "opcode", "opcode") {
      @Override
      protected Opcode featureValueOf(Received request) {
        return request.message().opcode();
      }
    };
  }
}
