package io.mockmongo.matchers;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Flag;
import io.mockmongo.message.Opcode;
import io.mockmongo.pattern.DocumentPattern;
import io.mockmongo.pattern.RequestPattern;
import org.bson.BsonDocument;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;

/**
 * Hamcrest matchers over what clients send. All are immutable and thread-safe; those over replies
 * and connections are in {@link ConversationMatchers}.
 *
 * <pre>{@code
 * import static io.mockmongo.matchers.MongoMatchers.*;
 *
 * server.verify(once(), command("insert").on("shop.orders").matching("{documents: [{_id: 7}]}"));
 * assertThat(request, allOf(command("insert"), namespace(startsWith("shop."))));
 * assertThat(retry, allOf(inTransaction(), inSessionOf(first), not(onConnectionOf(first))));
 * }</pre>
 *
 * <p>A condition that stands alone, such as {@link #inTransaction}, looks at all requests, those
 * that drivers send by themselves too; {@code anyCommand().inTransaction()} leaves these out.
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

  /** Matches all requests, those that drivers send by themselves too. */
  public static RequestPattern anyRequest() {
    return RequestPattern.anyRequest();
  }

  /**
   * Matches requests by the name of their command, in upper or lower case.
   *
   * @param names the names that match
   * @return the pattern
   */
  public static RequestPattern commandIgnoringCase(String... names) {
    return RequestPattern.commandIgnoringCase(names);
  }

  /** Matches handshakes and heartbeats by any of their three names. */
  public static RequestPattern hello() {
    return RequestPattern.command("hello", "isMaster", "ismaster");
  }

  /** Matches the first hello of each connection; see {@link RequestPattern#handshake}. */
  public static RequestPattern handshake() {
    return RequestPattern.handshake();
  }

  /** Matches the hellos after a connection's first; see {@link RequestPattern#heartbeat}. */
  public static RequestPattern heartbeat() {
    return RequestPattern.heartbeat();
  }

  /** Matches hellos that may be left waiting; see {@link RequestPattern#awaitableHello}. */
  public static RequestPattern awaitableHello() {
    return RequestPattern.awaitableHello();
  }

  /** Matches requests on a namespace, or on a database; see {@link RequestPattern#on(String)}. */
  public static RequestPattern on(String namespace) {
    return anyRequest().on(namespace);
  }

  /**
   * Matches requests on a collection, in whatever database; see {@link
   * RequestPattern#onCollection(String)}.
   */
  public static RequestPattern onCollection(String collection) {
    return anyRequest().onCollection(collection);
  }

  /**
   * Matches requests that carry a field as a document sequence; see {@link
   * RequestPattern#withSequence(String)}.
   */
  public static RequestPattern withSequence(String field) {
    return anyRequest().withSequence(field);
  }

  /**
   * Matches requests that were compressed on the wire; see {@link
   * RequestPattern#compressedWith(Compressor)}.
   */
  public static RequestPattern compressedWith(Compressor compressor) {
    return anyRequest().compressedWith(compressor);
  }

  /**
   * Matches requests that were not compressed on the wire; see {@link
   * RequestPattern#uncompressed()}.
   */
  public static RequestPattern uncompressed() {
    return anyRequest().uncompressed();
  }

  /**
   * Matches requests by the mode of their read preference; see {@link
   * RequestPattern#withReadPreference(String)}.
   */
  public static RequestPattern withReadPreference(String mode) {
    return anyRequest().withReadPreference(mode);
  }

  /** Matches requests in a session, whichever; see {@link RequestPattern#inSession()}. */
  public static RequestPattern inSession() {
    return anyRequest().inSession();
  }

  /** Matches requests in one session; see {@link RequestPattern#inSession(BsonDocument)}. */
  public static RequestPattern inSession(BsonDocument lsid) {
    return anyRequest().inSession(lsid);
  }

  /**
   * Matches requests in the same session as another; see {@link
   * RequestPattern#inSessionOf(Received)}.
   */
  public static RequestPattern inSessionOf(Received other) {
    return anyRequest().inSessionOf(other);
  }

  /** Matches requests in a transaction; see {@link RequestPattern#inTransaction()}. */
  public static RequestPattern inTransaction() {
    return anyRequest().inTransaction();
  }

  /**
   * Matches the first requests of transactions; see {@link RequestPattern#startingTransaction()}.
   */
  public static RequestPattern startingTransaction() {
    return anyRequest().startingTransaction();
  }

  /** Matches requests outside any transaction; see {@link RequestPattern#outsideTransaction()}. */
  public static RequestPattern outsideTransaction() {
    return anyRequest().outsideTransaction();
  }

  /** Matches a request that is sent again; see {@link RequestPattern#isRetryOf(Received)}. */
  public static RequestPattern isRetryOf(Received first) {
    return anyRequest().isRetryOf(first);
  }

  /**
   * Matches requests by the server that received them; see {@link RequestPattern#sentTo(String)}.
   */
  public static RequestPattern sentTo(String address) {
    return anyRequest().sentTo(address);
  }

  /**
   * Matches requests by the number of their connection; see {@link
   * RequestPattern#onConnection(int)}.
   */
  public static RequestPattern onConnection(int number) {
    return anyRequest().onConnection(number);
  }

  /**
   * Matches requests on the same connection as another fact; see {@link
   * RequestPattern#onConnectionOf(Fact)}.
   */
  public static RequestPattern onConnectionOf(Fact other) {
    return anyRequest().onConnectionOf(other);
  }

  /**
   * Matches requests by the {@code appName} of their client; see {@link
   * RequestPattern#fromApplication(String)}.
   */
  public static RequestPattern fromApplication(String name) {
    return anyRequest().fromApplication(name);
  }

  /**
   * Matches requests by what their client said of itself; see {@link
   * RequestPattern#fromClient(String)}.
   */
  public static RequestPattern fromClient(String extendedJson) {
    return anyRequest().fromClient(extendedJson);
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
   * Matches requests by namespace; of a bulkWrite, which may be about many, one must match.
   *
   * @param matcher of {@code database.collection}, or of the database alone where a command names
   *     no collection
   * @return the matcher
   */
  public static Matcher<Received> namespace(Matcher<? super String> matcher) {
    return new NamespaceMatcher(matcher);
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
   * Matches requests by the kind of their message, legacy ones above all; narrow it down with
   * {@link RequestPattern}'s methods, as in {@code opcode(OP_INSERT).on("shop.orders")}.
   *
   * @param opcode the kind
   * @return the pattern
   */
  public static RequestPattern opcode(Opcode opcode) {
    return RequestPattern.opcode(opcode);
  }
}
