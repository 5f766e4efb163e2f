package io.mockmongo.request;

import io.mockmongo.journal.Received;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.message.Opcode;
import io.mockmongo.pattern.DocumentPattern;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * A pattern over requests, built up from conditions that must all hold. Immutable and thread-safe:
 * each method returns a new pattern. It is a Hamcrest matcher, so it stands wherever one can.
 *
 * <pre>{@code
 * command("insert").on("shop.orders").matching("{documents: [{_id: 7}]}").inTransaction()
 * }</pre>
 */
public final class RequestPattern extends SessionPattern<RequestPattern> {

  private RequestPattern(List<FactCondition<? super Received>> conditions) {
    super(conditions);
  }

  /**
   * Returns the pattern that any request matches, those that drivers send by themselves too.
   *
   * <pre>{@code
   * anyRequest().onConnection(2)
   * }</pre>
   */
  public static RequestPattern anyRequest() {
    return new RequestPattern(List.of());
  }

  /**
   * Returns the pattern that any request matches which drivers do not send by themselves.
   *
   * <pre>{@code
   * anyCommand().on("shop")
   * }</pre>
   */
  public static RequestPattern anyCommand() {
    return anyRequest().and(new ApplicationCommandCondition());
  }

  /**
   * Returns a pattern over the command's name.
   *
   * <pre>{@code
   * command("update", "delete").on("shop.orders")
   * }</pre>
   *
   * @param names the names that match, as the client writes them
   * @return the pattern
   * @throws IllegalArgumentException if there is no name, or an empty one
   */
  public static RequestPattern command(String... names) {
    return anyRequest().and(CommandNameCondition.of(names));
  }

  /**
   * Returns a pattern over the command's name, in upper or lower case.
   *
   * <pre>{@code
   * commandIgnoringCase("findAndModify").onCollection("orders")
   * }</pre>
   *
   * @param names the names that match
   * @return the pattern
   * @throws IllegalArgumentException if there is no name, or an empty one
   */
  public static RequestPattern commandIgnoringCase(String... names) {
    return anyRequest().and(CommandNameCondition.ignoringCase(names));
  }

  /**
   * Returns a pattern over the kind of message; legacy requests have no name of a command.
   *
   * <pre>{@code
   * opcode(Opcode.OP_INSERT).on("shop.orders").with("documents[0].qty", is(3))
   * }</pre>
   *
   * @param opcode the kind, such as {@code OP_INSERT}
   * @return the pattern
   */
  public static RequestPattern opcode(Opcode opcode) {
    return anyRequest()
        .and(new WireConditions.Kind(ArgumentChecks.value(opcode, "opcode(...)", "an opcode")));
  }

  /**
   * Returns the pattern of handshakes: the first hello of each connection, by any of its three
   * names. On a monitoring connection it is the first look at the server as well.
   *
   * <pre>{@code
   * handshake().fromClient("{application: {name: 'shop'}}")
   * }</pre>
   *
   * @return the pattern
   */
  public static RequestPattern handshake() {
    return anyRequest().and(ClientConditions.handshake());
  }

  /**
   * Returns the pattern of heartbeats: the hellos after a connection's first, by any of their three
   * names.
   *
   * <pre>{@code
   * heartbeat().sentTo("localhost:27018")
   * }</pre>
   *
   * @return the pattern
   */
  public static RequestPattern heartbeat() {
    return anyRequest().and(ClientConditions.heartbeat());
  }

  /**
   * Returns the pattern of hellos that may be left waiting for news, those with {@code
   * maxAwaitTimeMS}.
   *
   * <pre>{@code
   * awaitableHello().matching("{topologyVersion: {$$exists: true}}")
   * }</pre>
   *
   * @return the pattern
   */
  public static RequestPattern awaitableHello() {
    return anyRequest().and(ClientConditions.awaitableHello());
  }

  /**
   * Asks for a namespace. Of a bulkWrite, which may be about many, one must be this; it is on their
   * databases and on the one that it was sent to.
   *
   * <pre>{@code
   * assertThat(find, is(command("find").on("shop.orders")));
   * assertThat(find, is(command("find").on("shop")));
   * assertThat(find, not(command("find").on("shop.carts")));
   * }</pre>
   *
   * @param namespace {@code database.collection}, split at the first dot; or a database alone
   * @return the longer pattern
   * @throws IllegalArgumentException if the namespace can't be one
   */
  public RequestPattern on(String namespace) {
    return and(NamespaceConditions.on(namespace));
  }

  /**
   * Asks for a collection, in whatever database. Of a bulkWrite, which may be about many, one must
   * be this.
   *
   * <pre>{@code
   * command("find", "aggregate").onCollection("orders")
   * }</pre>
   *
   * @param collection its name without the database
   * @return the longer pattern
   * @throws IllegalArgumentException if no collection can be called so
   */
  public RequestPattern onCollection(String collection) {
    return and(NamespaceConditions.onCollection(collection));
  }

  /**
   * Asks that a field came as a document sequence.
   *
   * <pre>{@code
   * command("insert").withSequence("documents")
   * }</pre>
   *
   * @param field the identifier, such as {@code documents}
   * @return the longer pattern
   * @throws IllegalArgumentException if the name is empty
   */
  public RequestPattern withSequence(String field) {
    return and(
        WireConditions.sequence(
            ArgumentChecks.name(field, "withSequence(...)", "the name of a field")));
  }

  /**
   * Asks that a field came in the body, not as a document sequence.
   *
   * <pre>{@code
   * command("insert").withInBody("documents")
   * }</pre>
   *
   * @param field its name, such as {@code documents}
   * @return the longer pattern
   * @throws IllegalArgumentException if the name is empty
   */
  public RequestPattern withInBody(String field) {
    return and(
        WireConditions.body(ArgumentChecks.name(field, "withInBody(...)", "the name of a field")));
  }

  /**
   * Asks for an OP_QUERY that leaves out so many documents; {@code find} has a field {@code skip}.
   *
   * <pre>{@code
   * opcode(Opcode.OP_QUERY).on("shop.orders").withSkip(20)
   * }</pre>
   *
   * @param numberToSkip as on the wire
   * @return the longer pattern
   */
  public RequestPattern withSkip(int numberToSkip) {
    return and(LegacyQueryConditions.skip(numberToSkip));
  }

  /**
   * Asks for an OP_QUERY or OP_GET_MORE with such a limit; {@code find} has fields {@code limit}
   * and {@code batchSize}.
   *
   * <pre>{@code
   * assertThat(legacyQuery, is(opcode(Opcode.OP_QUERY).withNumberToReturn(-1)));
   * assertThat(legacyMore, is(opcode(Opcode.OP_GET_MORE).withNumberToReturn(5)));
   * }</pre>
   *
   * @param numberToReturn as on the wire: the size of the batch; negative: no more than so many
   *     documents, and no cursor
   * @return the longer pattern
   */
  public RequestPattern withNumberToReturn(int numberToReturn) {
    return and(LegacyQueryConditions.numberToReturn(numberToReturn));
  }

  /**
   * Asks for an OP_QUERY with a projection (returnFieldsSelector) that has these fields, by subset;
   * see {@link DocumentPattern}. {@code find} has a field {@code projection}.
   *
   * <pre>{@code
   * opcode(Opcode.OP_QUERY).withProjection("{qty: 1}")
   * }</pre>
   *
   * @param extendedJson the fields that must be there
   * @return the longer pattern
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  public RequestPattern withProjection(String extendedJson) {
    ArgumentChecks.value(extendedJson, "withProjection(...)", "a document");
    return and(new LegacyQueryConditions.Projection(DocumentPattern.of(extendedJson)));
  }

  /**
   * Asks for the server that received it, where a test has several.
   *
   * <pre>{@code
   * command("insert").sentTo("localhost:27018")
   * }</pre>
   *
   * @param address {@code host:port} or the path of a Unix socket, as in {@code server.address()}
   * @return the longer pattern
   * @throws IllegalArgumentException if it is no address
   */
  public RequestPattern sentTo(String address) {
    return and(ConnectionConditions.server(address));
  }

  /**
   * Asks for an application by the name that its client gave in the handshake of the connection
   * ({@code appName} in a URI). For a message that no server received, only a handshake tells.
   *
   * <pre>{@code
   * command("insert").fromApplication("shop")
   * }</pre>
   *
   * @param name the name
   * @return the longer pattern
   * @throws IllegalArgumentException if the name is empty
   */
  public RequestPattern fromApplication(String name) {
    return and(
        ClientConditions.application(ArgumentChecks.name(name, "fromApplication(...)", "a name")));
  }

  /**
   * Asks for what the client said of itself in the handshake of the connection: driver, operating
   * system, platform, application; by subset, see {@link DocumentPattern}.
   *
   * <pre>{@code
   * anyCommand().fromClient("{driver: {version: '5.14.0'}}")
   * }</pre>
   *
   * @param extendedJson the fields that must be there, such as {@code {driver: {version:
   *     '5.14.0'}}}
   * @return the longer pattern
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  public RequestPattern fromClient(String extendedJson) {
    ArgumentChecks.value(extendedJson, "fromClient(...)", "a document");
    return and(new ClientConditions.Client(DocumentPattern.of(extendedJson)));
  }

  /**
   * Asks for the mode of a read preference; a request without one reads from the primary.
   *
   * <pre>{@code
   * assertThat(find, is(command("find").withReadPreference("secondary")));
   * assertThat(more, is(command("getMore").withReadPreference("primary")));
   * }</pre>
   *
   * @param mode {@code primary}, {@code primaryPreferred}, {@code secondary}, {@code
   *     secondaryPreferred} or {@code nearest}
   * @return the longer pattern
   * @throws IllegalArgumentException if there is no such mode
   */
  public RequestPattern withReadPreference(String mode) {
    return and(ReadPreferenceMode.is(mode));
  }

  /** Tells whether this pattern names its commands, and so may mean those of drivers' own. */
  public boolean namesCommands() {
    return conditions().stream()
        .anyMatch(
            condition ->
                condition.isSubject() && !(condition instanceof ApplicationCommandCondition));
  }

  /**
   * Tells whether the name of a request's command, or its opcode, is one that this pattern is
   * about.
   *
   * @param request the request
   * @return true if they agree, or this pattern names none
   */
  public boolean isAboutCommandOf(Received request) {
    return distance(request) < FactCondition.COMMAND_WEIGHT;
  }

  @Override
  String subject() {
    return conditions().isEmpty() ? "any request" : "";
  }

  @Override
  RequestPattern of(List<FactCondition<? super Received>> conditions) {
    return new RequestPattern(conditions);
  }

  @Override
  Message message(Received request) {
    return request.message();
  }

  @Override
  Optional<Compressor> compressor(Received request) {
    return request.compressor();
  }

  @Override
  BsonDocument document(Received request) {
    return RequestReader.document(request);
  }
}
