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
 * A pattern for requests, built from conditions that must all hold. Immutable and thread-safe: each
 * method returns a new pattern. It is a Hamcrest matcher and can be used wherever one can.
 *
 * <pre>{@code
 * command("insert").on("shop.orders").matching("{documents: [{_id: 7}]}").inTransaction()
 * }</pre>
 */
public final class RequestPattern extends ClientPattern<RequestPattern> {

  private RequestPattern(List<FactCondition<? super Received>> conditions) {
    super(conditions);
  }

  /**
   * Returns a pattern that matches requests by the command's name.
   *
   * <pre>{@code
   * command("update", "delete").on("shop.orders")
   * }</pre>
   *
   * @param names the names that match, case-sensitive
   * @return the pattern
   * @throws IllegalArgumentException if there is no name, or an empty one
   */
  public static RequestPattern command(String... names) {
    return anyRequest().and(CommandNameCondition.of(names));
  }

  /**
   * Returns a pattern that matches requests by the command's name, ignoring case.
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
   * Returns a pattern that matches every request except those that drivers send by themselves, such
   * as handshakes, heartbeats, {@code endSessions} and {@code killCursors}.
   *
   * <pre>{@code
   * anyCommand().on("shop")
   * }</pre>
   */
  public static RequestPattern anyCommand() {
    return anyRequest().and(new ApplicationCommandCondition());
  }

  /**
   * Returns a pattern that matches every request, including those that drivers send by themselves.
   *
   * <pre>{@code
   * anyRequest().onConnection(2)
   * }</pre>
   */
  public static RequestPattern anyRequest() {
    return new RequestPattern(List.of());
  }

  /**
   * Returns a pattern that matches handshakes: the first hello of each connection, by any of its
   * three names. On a monitoring connection the handshake is the first server check as well.
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
   * Returns a pattern that matches heartbeats: the hellos after a connection's first, by any of
   * their three names.
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
   * Returns a pattern that matches awaitable hellos: those with {@code maxAwaitTimeMS}, whose reply
   * may wait for a change of topology.
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
   * Returns a pattern that matches requests by opcode; legacy requests have no command name.
   *
   * <pre>{@code
   * opcode(Opcode.OP_INSERT).on("shop.orders").with("documents[0].qty", is(3))
   * }</pre>
   *
   * @param opcode the opcode, such as {@code OP_INSERT}
   * @return the pattern
   */
  public static RequestPattern opcode(Opcode opcode) {
    return anyRequest()
        .and(
            new WireConditions.OpcodeCondition(
                ArgumentChecks.notNull(opcode, "opcode(...)", "an opcode")));
  }

  /**
   * Requires a namespace, or a database. One of the namespaces of a bulkWrite must match; its
   * databases are those of its namespaces and the one to which it was sent.
   *
   * <pre>{@code
   * assertThat(find, is(command("find").on("shop.orders")));
   * assertThat(find, is(command("find").on("shop")));
   * assertThat(find, not(command("find").on("shop.carts")));
   * }</pre>
   *
   * @param namespace {@code database.collection}, split at the first dot; or a database alone
   * @return a new pattern with this condition
   * @throws IllegalArgumentException if the namespace is invalid
   */
  public RequestPattern on(String namespace) {
    return and(NamespaceConditions.on(namespace));
  }

  /**
   * Requires a collection, in any database. One of the collections of a bulkWrite must match.
   *
   * <pre>{@code
   * command("find", "aggregate").onCollection("orders")
   * }</pre>
   *
   * @param collection the collection's name without the database
   * @return a new pattern with this condition
   * @throws IllegalArgumentException if the name is invalid
   */
  public RequestPattern onCollection(String collection) {
    return and(NamespaceConditions.onCollection(collection));
  }

  /**
   * Requires the mode of the read preference; a request without a read preference has mode primary.
   *
   * <pre>{@code
   * assertThat(find, is(command("find").withReadPreference("secondary")));
   * assertThat(more, is(command("getMore").withReadPreference("primary")));
   * }</pre>
   *
   * @param mode {@code primary}, {@code primaryPreferred}, {@code secondary}, {@code
   *     secondaryPreferred} or {@code nearest}
   * @return a new pattern with this condition
   * @throws IllegalArgumentException if there is no such mode
   */
  public RequestPattern withReadPreference(String mode) {
    return and(ReadPreferenceCondition.of(mode));
  }

  /**
   * Requires that a field was sent as a document sequence.
   *
   * <pre>{@code
   * command("insert").withSequence("documents")
   * }</pre>
   *
   * @param field the sequence's identifier, such as {@code documents}
   * @return a new pattern with this condition
   * @throws IllegalArgumentException if the name is empty
   */
  public RequestPattern withSequence(String field) {
    return and(
        WireConditions.sequence(
            ArgumentChecks.notEmpty(field, "withSequence(...)", "the name of a field")));
  }

  /**
   * Requires that a field was sent in the body, not as a document sequence.
   *
   * <pre>{@code
   * command("insert").withInBody("documents")
   * }</pre>
   *
   * @param field the field's name, such as {@code documents}
   * @return a new pattern with this condition
   * @throws IllegalArgumentException if the name is empty
   */
  public RequestPattern withInBody(String field) {
    return and(
        WireConditions.body(
            ArgumentChecks.notEmpty(field, "withInBody(...)", "the name of a field")));
  }

  /**
   * Requires the number of documents that an OP_QUERY skips; for a {@code find} command use its
   * field {@code skip}.
   *
   * <pre>{@code
   * opcode(Opcode.OP_QUERY).on("shop.orders").withSkip(20)
   * }</pre>
   *
   * @param numberToSkip the number on the wire
   * @return a new pattern with this condition
   */
  public RequestPattern withSkip(int numberToSkip) {
    return and(LegacyQueryConditions.skip(numberToSkip));
  }

  /**
   * Requires the limit of an OP_QUERY or OP_GET_MORE; for a {@code find} command use its fields
   * {@code limit} and {@code batchSize}.
   *
   * <pre>{@code
   * assertThat(legacyQuery, is(opcode(Opcode.OP_QUERY).withNumberToReturn(-1)));
   * assertThat(legacyMore, is(opcode(Opcode.OP_GET_MORE).withNumberToReturn(5)));
   * }</pre>
   *
   * @param numberToReturn the number on the wire: the batch size; if negative, the maximum number
   *     of documents, without a cursor
   * @return a new pattern with this condition
   */
  public RequestPattern withNumberToReturn(int numberToReturn) {
    return and(LegacyQueryConditions.numberToReturn(numberToReturn));
  }

  /**
   * Requires fields of an OP_QUERY's projection (returnFieldsSelector), compared by subset; see
   * {@link DocumentPattern}. For a {@code find} command use its field {@code projection}.
   *
   * <pre>{@code
   * opcode(Opcode.OP_QUERY).withProjection("{qty: 1}")
   * }</pre>
   *
   * @param extendedJson the required fields
   * @return a new pattern with this condition
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON; the message
   *     has the line and column
   */
  public RequestPattern withProjection(String extendedJson) {
    ArgumentChecks.notNull(extendedJson, "withProjection(...)", "a document");
    return and(new LegacyQueryConditions.ProjectionCondition(DocumentPattern.of(extendedJson)));
  }

  /** Returns whether this pattern names commands or opcodes, which may be those of drivers too. */
  public boolean namesCommands() {
    return conditions().stream()
        .anyMatch(
            condition ->
                condition.isSubject() && !(condition instanceof ApplicationCommandCondition));
  }

  /**
   * Returns whether the command's name or the opcode of a request satisfies this pattern.
   *
   * @param request the request
   * @return true if the name or opcode matches, or if this pattern requires none
   */
  public boolean isAboutCommandOf(Received request) {
    return distance(request) < FactCondition.COMMAND_WEIGHT;
  }

  /** Returns whether this pattern asks for requests whose connections have ended. */
  public boolean isAboutEndedConnections() {
    return conditions().contains(ConnectionOpenCondition.ENDED);
  }

  /** Returns whether this pattern is one of handshakes, heartbeats or hellos in general. */
  public boolean isAboutHellos() {
    return conditions().stream().anyMatch(FactCondition::isAboutHellos);
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
