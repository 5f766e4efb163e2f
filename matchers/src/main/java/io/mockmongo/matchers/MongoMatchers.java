package io.mockmongo.matchers;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Flag;
import io.mockmongo.message.Opcode;
import io.mockmongo.pattern.DocumentPattern;
import io.mockmongo.request.RequestPattern;
import java.util.Objects;
import org.bson.BsonDocument;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;

/**
 * Hamcrest matchers for the requests of clients. All are immutable and thread-safe. Matchers for
 * replies and connections are in {@link ConversationMatchers}.
 *
 * <pre>{@code
 * import static io.mockmongo.matchers.MongoMatchers.*;
 *
 * server.verify(once(), command("insert").on("shop.orders").matching("{documents: [{_id: 7}]}"));
 * assertThat(request, allOf(command("insert"), namespace(startsWith("shop."))));
 * assertThat(retry, allOf(inTransaction(), inSessionOf(first), not(onConnectionOf(first))));
 * }</pre>
 *
 * <p>Factories of patterns, such as {@link #command}, return a {@link RequestPattern}; add
 * conditions with its methods. A condition used alone, such as {@link #inTransaction}, matches all
 * requests, including those that drivers send by themselves; {@code anyCommand().inTransaction()}
 * excludes these.
 */
public final class MongoMatchers extends SessionMatchers {

  private MongoMatchers() {}

  /**
   * Matches requests by the command's name, case-sensitive; add conditions with the methods of
   * {@link RequestPattern}.
   *
   * <pre>{@code
   * assertThat(insert, is(command("insert").on("shop.orders")));
   * assertThat(insert, is(command("insert", "update", "delete")));
   * }</pre>
   *
   * @param names the names that match
   * @return the pattern
   */
  public static RequestPattern command(String... names) {
    return RequestPattern.command(names);
  }

  /**
   * Matches requests by the command's name, ignoring case.
   *
   * <pre>{@code
   * assertThat(change, is(commandIgnoringCase("findAndModify")));
   * assertThat(change, not(command("findAndModify")));
   * }</pre>
   *
   * @param names the names that match
   * @return the pattern
   */
  public static RequestPattern commandIgnoringCase(String... names) {
    return RequestPattern.commandIgnoringCase(names);
  }

  /**
   * Matches all requests except those that drivers send by themselves, such as heartbeats; see
   * {@link RequestPattern#anyCommand}.
   *
   * <pre>{@code
   * assertThat(List.of(ping, insert), everyItem(is(anyCommand())));
   * assertThat(heartbeat, not(anyCommand()));
   * }</pre>
   */
  public static RequestPattern anyCommand() {
    return RequestPattern.anyCommand();
  }

  /**
   * Matches all requests, including those that drivers send by themselves.
   *
   * <pre>{@code
   * assertThat(List.of(heartbeat, insert), everyItem(is(anyRequest())));
   * }</pre>
   */
  public static RequestPattern anyRequest() {
    return RequestPattern.anyRequest();
  }

  /**
   * Matches requests on a namespace or a database; see {@link RequestPattern#on(String)}.
   *
   * <pre>{@code
   * assertThat(insert, allOf(on("shop.orders"), on("shop")));
   * assertThat(insert, not(on("shop.carts")));
   * }</pre>
   */
  public static RequestPattern on(String namespace) {
    return anyRequest().on(namespace);
  }

  /**
   * Matches requests on a collection in any database; see {@link
   * RequestPattern#onCollection(String)}.
   *
   * <pre>{@code
   * assertThat(insert, is(onCollection("orders")));
   * assertThat(ping, not(onCollection("orders")));
   * }</pre>
   */
  public static RequestPattern onCollection(String collection) {
    return anyRequest().onCollection(collection);
  }

  /**
   * Matches requests whose namespace satisfies a matcher; one of the namespaces of a bulkWrite must
   * match.
   *
   * <pre>{@code
   * assertThat(insert, is(namespace(startsWith("shop."))));
   * assertThat(ping, is(namespace(is("admin"))));
   * }</pre>
   *
   * @param matcher a matcher for {@code database.collection}, or for the database alone if a
   *     command has no collection
   * @return the matcher
   */
  public static Matcher<Received> namespace(Matcher<? super String> matcher) {
    return new NamespaceMatcher(Objects.requireNonNull(matcher, "matcher"));
  }

  /**
   * Matches documents that have the fields of a pattern, compared by subset; see {@link
   * DocumentPattern}.
   *
   * <pre>{@code
   * assertThat(insert.command().document(), is(document("{documents: [{_id: 7}]}")));
   * assertThat(insert, is(command("insert").with("documents[0]", document("{qty: {$$gt: 2}}"))));
   * }</pre>
   *
   * @param extendedJson the required fields
   * @return the matcher
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON; the message
   *     has the line and column
   */
  public static Matcher<BsonDocument> document(String extendedJson) {
    return DocumentPattern.of(extendedJson);
  }

  /**
   * Matches requests by the mode of their read preference, primary if none was sent; see {@link
   * RequestPattern#withReadPreference(String)}.
   *
   * <pre>{@code
   * assertThat(find, is(withReadPreference("nearest")));
   * assertThat(insert, is(withReadPreference("primary")));
   * }</pre>
   */
  public static RequestPattern withReadPreference(String mode) {
    return anyRequest().withReadPreference(mode);
  }

  /**
   * Matches requests by the application name ({@code appName}) of their client; see {@link
   * RequestPattern#fromApplication(String)}.
   *
   * <pre>{@code
   * assertThat(insert, is(fromApplication("shop")));
   * assertThat(insert, not(fromApplication("bank")));
   * }</pre>
   */
  public static RequestPattern fromApplication(String name) {
    return anyRequest().fromApplication(name);
  }

  /**
   * Matches requests by the client metadata in their connection's handshake; see {@link
   * RequestPattern#fromClient(String)}.
   *
   * <pre>{@code
   * assertThat(insert, is(fromClient("{driver: {version: {$$regex: '^5'}}}")));
   * assertThat(insert, not(fromClient("{os: {type: 'Windows'}}")));
   * }</pre>
   */
  public static RequestPattern fromClient(String extendedJson) {
    return anyRequest().fromClient(extendedJson);
  }

  /**
   * Matches requests on the same connection as another fact; see {@link
   * RequestPattern#onConnectionOf(Fact)}.
   *
   * <pre>{@code
   * assertThat(commit, is(onConnectionOf(insert)));
   * assertThat(retry, not(onConnectionOf(first)));
   * }</pre>
   */
  public static RequestPattern onConnectionOf(Fact other) {
    return anyRequest().onConnectionOf(other);
  }

  /**
   * Matches requests by the number of their connection; see {@link
   * RequestPattern#onConnection(int)}.
   *
   * <pre>{@code
   * assertThat(first, allOf(command("insert"), onConnection(1)));
   * assertThat(retry, not(onConnection(1)));
   * }</pre>
   */
  public static RequestPattern onConnection(int number) {
    return anyRequest().onConnection(number);
  }

  /**
   * Matches requests by the server that received them; see {@link RequestPattern#sentTo(String)}.
   *
   * <pre>{@code
   * assertThat(first, is(sentTo("localhost:27017")));
   * assertThat(retry, is(sentTo("localhost:27018")));
   * }</pre>
   */
  public static RequestPattern sentTo(String address) {
    return anyRequest().sentTo(address);
  }

  /**
   * Matches handshakes and heartbeats, by any of the three names of hello.
   *
   * <pre>{@code
   * assertThat(List.of(isMaster, heartbeat), everyItem(is(hello())));
   * assertThat(ping, not(hello()));
   * }</pre>
   */
  public static RequestPattern hello() {
    return RequestPattern.command("hello", "isMaster", "ismaster");
  }

  /**
   * Matches handshakes: the first hello of each connection; see {@link RequestPattern#handshake}.
   *
   * <pre>{@code
   * assertThat(isMaster, is(handshake()));
   * assertThat(heartbeat, not(handshake()));
   * }</pre>
   */
  public static RequestPattern handshake() {
    return RequestPattern.handshake();
  }

  /**
   * Matches heartbeats: the hellos after a connection's first; see {@link
   * RequestPattern#heartbeat}.
   *
   * <pre>{@code
   * assertThat(heartbeat, is(heartbeat().on("admin")));
   * assertThat(isMaster, not(heartbeat()));
   * }</pre>
   */
  public static RequestPattern heartbeat() {
    return RequestPattern.heartbeat();
  }

  /**
   * Matches awaitable hellos: those with {@code maxAwaitTimeMS}; see {@link
   * RequestPattern#awaitableHello}.
   *
   * <pre>{@code
   * assertThat(heartbeat, is(awaitableHello().with("maxAwaitTimeMS", is(10_000))));
   * assertThat(isMaster, not(awaitableHello()));
   * }</pre>
   */
  public static RequestPattern awaitableHello() {
    return RequestPattern.awaitableHello();
  }

  /**
   * Matches requests with a flag set; other flags do not matter.
   *
   * <pre>{@code
   * assertThat(insert, is(flag(MsgFlag.MORE_TO_COME)));
   * assertThat(find, not(flag(MsgFlag.MORE_TO_COME)));
   * }</pre>
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
   * Matches requests that send a field as a document sequence; see {@link
   * RequestPattern#withSequence(String)}.
   *
   * <pre>{@code
   * assertThat(insert, allOf(command("insert"), withSequence("documents")));
   * assertThat(find, not(withSequence("documents")));
   * }</pre>
   */
  public static RequestPattern withSequence(String field) {
    return anyRequest().withSequence(field);
  }

  /**
   * Matches requests that were compressed on the wire; see {@link
   * RequestPattern#compressedWith(Compressor)}.
   *
   * <pre>{@code
   * assertThat(insert, is(compressedWith(Compressor.ZSTD)));
   * assertThat(insert, not(compressedWith(Compressor.ZLIB)));
   * }</pre>
   */
  public static RequestPattern compressedWith(Compressor compressor) {
    return anyRequest().compressedWith(compressor);
  }

  /**
   * Matches requests that were not compressed on the wire; see {@link
   * RequestPattern#uncompressed()}.
   *
   * <pre>{@code
   * assertThat(isMaster, allOf(handshake(), uncompressed()));
   * assertThat(insert, not(uncompressed()));
   * }</pre>
   */
  public static RequestPattern uncompressed() {
    return anyRequest().uncompressed();
  }

  /**
   * Matches requests by opcode, mainly legacy requests; add conditions with the methods of {@link
   * RequestPattern}, as in {@code opcode(OP_INSERT).on("shop.orders")}.
   *
   * <pre>{@code
   * assertThat(legacy, is(opcode(Opcode.OP_INSERT).on("shop.orders")));
   * assertThat(insert, is(opcode(Opcode.OP_MSG)));
   * }</pre>
   *
   * @param opcode the opcode
   * @return the pattern
   */
  public static RequestPattern opcode(Opcode opcode) {
    return RequestPattern.opcode(opcode);
  }
}
