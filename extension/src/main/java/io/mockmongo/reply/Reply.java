package io.mockmongo.reply;

import io.mockmongo.argument.DurationCheck;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.error.ErrorCode;
import io.mockmongo.error.ErrorMessages;
import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * A reply to a request, as a list of steps: a document is sent, the connection is closed, and so
 * on; immutable.
 *
 * <pre>{@code
 * Reply.of("{n: 1}")               // {n: 1, ok: 1.0}
 * Reply.error(11600, "shutdown")   // {ok: 0.0, errmsg: 'shutdown', code: 11600, ...}
 * Reply.hangUp()
 * Reply.of("{n: 1}").andThen(Reply.reset())
 * }</pre>
 *
 * <p>Unless it is {@linkplain #exactly sent unchanged}, a document is completed when it is sent:
 *
 * <ul>
 *   <li>a missing {@code ok} is {@code 1.0}, the double that real servers send;
 *   <li>a handshake is merged over the server's own reply, in which the role that it declares
 *       decides: {@code {secondary: true}} is not writable, under either name of that field;
 *   <li>a bare {@code ok} gets what drivers need beside it: each write did what it asks for, to one
 *       document, and a read finds nothing;
 *   <li>a cursor gets its namespace and id;
 *   <li>an error gets its labels, and a state change error its topology version;
 *   <li>a success of a replica set's member gets {@code $clusterTime} and {@code operationTime},
 *       which advance with each write.
 * </ul>
 *
 * <p>A field of the value {@code {$$exists: false}} is not filled in, and is not sent: {@code
 * {setName: {$$exists: false}}} in a reply to a handshake leaves out the name of the set.
 *
 * <p>A legacy query or OP_GET_MORE gets an OP_REPLY of the one document without {@code ok}, or a
 * failed query for an error; see {@link LegacyReply} for all other OP_REPLYs.
 *
 * @param steps the steps, in order; none: the client is left waiting
 */
public record Reply(List<Step> steps) implements Answer {

  private static final Reply OK = of(new BsonDocument());
  private static final Reply HANG_UP = new Reply(List.of(new Step.HangUp()));
  private static final Reply RESET = new Reply(List.of(new Step.Reset()));
  private static final Reply HALF_CLOSE = new Reply(List.of(new Step.HalfClose()));
  private static final Reply PASS_ON = new Reply(List.of(new Step.PassOn()));
  private static final Reply SILENCE = new Reply(List.of());

  /**
   * Keeps an immutable copy of the steps.
   *
   * @throws IllegalArgumentException if {@link #passOn} is combined with more than delays
   */
  public Reply {
    steps = List.copyOf(steps);
    int last = steps.size() - 1;
    if (steps.stream().anyMatch(Step.PassOn.class::isInstance)
        && !(steps.get(last) instanceof Step.PassOn
            && steps.subList(0, last).stream().allMatch(Step.Pause.class::isInstance))) {
      throw new IllegalArgumentException(
          "passOn() leaves the reply to others, so it can be delayed, but neither follow nor precede"
              + " anything else: "
              + steps);
    }
  }

  /** Returns the reply {@code {ok: 1.0}}. */
  public static Reply ok() {
    return OK;
  }

  /**
   * Returns a reply of one document; {@code ok: 1.0} is appended if the text has no {@code ok}.
   *
   * @param extendedJson the document
   * @return the reply
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  public static Reply of(String extendedJson) {
    return of(ExtendedJson.parse(extendedJson));
  }

  /**
   * Returns a reply of one document; {@code ok: 1.0} is appended if it has no {@code ok}.
   *
   * @param document the document, such as the driver's {@code Document}
   * @return the reply
   */
  public static Reply of(Bson document) {
    BsonDocument bson = asBson(document);
    boolean hasOk = bson.containsKey("ok");
    RawBsonDocument complete =
        hasOk
            ? RawBuilder.raw(bson)
            : new RawBuilder().appendAll(bson).append("ok", new BsonDouble(1)).build();
    return new Reply(List.of(new Step.Send(complete, false, !hasOk, false, false)));
  }

  /**
   * Returns a reply of one document that is sent unchanged, with nothing filled in.
   *
   * @param extendedJson the document
   * @return the reply
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  public static Reply exactly(String extendedJson) {
    return exactly(ExtendedJson.parse(extendedJson));
  }

  /**
   * Returns a reply of one document that is sent unchanged, with nothing filled in.
   *
   * @param document the document
   * @return the reply
   */
  public static Reply exactly(Bson document) {
    return new Reply(List.of(new Step.Send(RawBuilder.raw(asBson(document)), true)));
  }

  /**
   * Returns a command error with the code's name and the message that a server gives it.
   *
   * <pre>{@code
   * server.autoResponds(command("insert")).first(Reply.error(91));
   * }</pre>
   *
   * @param code the error code
   * @return the reply; the message of an unknown code is "declared by the test"
   */
  public static Reply error(int code) {
    return error(code, ErrorMessages.of(code));
  }

  /**
   * Returns a command error with the code's name, if it has one. The labels that a real server adds
   * for the request are added when the reply is sent.
   *
   * <pre>{@code
   * server.autoResponds(command("insert")).first(Reply.error(91, "shutting down"));
   * }</pre>
   *
   * @param code the error code
   * @param message the field {@code errmsg}
   * @return the reply
   */
  public static Reply error(int code, String message) {
    return error(code, ErrorCode.nameOf(code), message);
  }

  /**
   * Returns a command error. The labels that a real server adds for the request are added when the
   * reply is sent.
   *
   * @param code the error code
   * @param codeName the code's name
   * @param message the field {@code errmsg}
   * @return the reply
   */
  public static Reply error(int code, String codeName, String message) {
    return of(ErrorDocument.of(code, codeName, message));
  }

  /**
   * Returns the same error with these labels, in place of those that a real server adds.
   *
   * <pre>{@code
   * Reply.error(10107, "not primary").withErrorLabels() // no labels
   * }</pre>
   *
   * @param labels the error labels; none for an error without labels
   * @return the reply
   * @throws IllegalArgumentException if it sends no document
   */
  @Override
  public Reply withErrorLabels(String... labels) {
    if (steps.stream().noneMatch(Step.Send.class::isInstance)) {
      throw new IllegalArgumentException(
          "withErrorLabels(...): labels are a field of a document, but this reply sends none: "
              + this);
    }
    List<String> names = List.of(labels);
    return new Reply(steps.stream().map(step -> step.withErrorLabels(names)).toList());
  }

  /** Returns the reply that closes the connection (FIN) instead of sending anything. */
  public static Reply hangUp() {
    return HANG_UP;
  }

  /**
   * Returns the reply that resets the connection (RST) instead of sending anything: the client sees
   * "connection reset".
   */
  public static Reply reset() {
    return RESET;
  }

  /**
   * Returns the reply that closes the sending direction (FIN) instead of sending anything: the
   * client sees the end of the stream, while the server keeps reading. The connection ends when the
   * client closes it; no reply can be sent on it any more.
   */
  public static Reply halfClose() {
    return HALF_CLOSE;
  }

  /**
   * Returns the reply that leaves the request to the responders that are asked next: older
   * declarations, the built-in replies, at last the test. For a computed answer that is not
   * interested in a request; with {@link #delayed}, for one that is slow.
   *
   * <pre>{@code
   * server.autoResponds(command("find")).times(1)
   *     .replies(Reply.passOn().delayed(Duration.ofMillis(200)));
   * }</pre>
   *
   * @return the reply; a use of the auto-responder that gives it is counted
   */
  public static Reply passOn() {
    return PASS_ON;
  }

  /** Returns the reply that leaves the client waiting. */
  public static Reply silence() {
    return SILENCE;
  }

  /**
   * Returns the same reply with a checksum, the CRC-32C of the message, at the end of each OP_MSG.
   * A request with a checksum always gets a reply with a checksum, as from a real server.
   *
   * <pre>{@code
   * server.autoResponds(command("ping")).replies(Reply.ok().withChecksum());
   * }</pre>
   *
   * @return the reply; an OP_REPLY, the reply to an OP_QUERY, has no checksum
   */
  public Reply withChecksum() {
    return new Reply(steps.stream().map(Step::withChecksum).toList());
  }

  /**
   * Returns the same reply with the flag {@code moreToCome}, which announces another reply to the
   * same request: the stream of replies ends with the first one without the flag. The request must
   * allow streams ({@code exhaustAllowed}), unless this reply is {@linkplain #exactly exact}.
   *
   * <pre>{@code
   * Request getMore = server.receives(command("getMore").with(MsgFlag.EXHAUST_ALLOWED));
   * getMore.replies(Reply.of("{cursor: {id: 7, nextBatch: [{_id: 1}]}}").withMoreToCome());
   * getMore.replies(Reply.of("{cursor: {id: 0, nextBatch: [{_id: 2}]}}"));
   * }</pre>
   *
   * <p>Specification: OP_MSG, "moreToCome" and "exhaustAllowed".
   *
   * @return the reply; an OP_REPLY, the reply to an OP_QUERY, has no such flag
   * @throws IllegalArgumentException if it sends no document: batches of a cursor answer getMores
   */
  public Reply withMoreToCome() {
    if (steps.stream().noneMatch(Step.Send.class::isInstance)) {
      throw new IllegalArgumentException(
          "withMoreToCome(): only a reply of a document can announce another one, but this is: "
              + this);
    }
    return new Reply(steps.stream().map(Reply::withMoreToCome).toList());
  }

  private static Step withMoreToCome(Step step) {
    return step instanceof Step.Send send ? send.withMoreToCome() : step;
  }

  /**
   * Returns a stream of replies to one request: all but the last have the flag {@linkplain
   * #withMoreToCome moreToCome}.
   *
   * <pre>{@code
   * server
   *     .autoResponds(awaitableHello().with(MsgFlag.EXHAUST_ALLOWED))
   *     .replies(Reply.stream(Reply.of("{setVersion: 2}"), Reply.of("{setVersion: 3}")));
   * }</pre>
   *
   * @param parts the replies, in order
   * @return the stream
   * @throws IllegalArgumentException if there is no reply, if a cursor's reply is not the last, or
   *     if a reply follows a hang-up
   */
  public static Reply stream(Reply... parts) {
    if (parts.length == 0) {
      throw new IllegalArgumentException("stream(): there should be at least one reply");
    }
    Reply stream = parts[parts.length - 1];
    for (int i = parts.length - 2; i >= 0; i--) {
      Reply part = parts[i];
      stream = (sends(part).findAny().isPresent() ? part.withMoreToCome() : part).andThen(stream);
    }
    return stream;
  }

  /**
   * Returns the reply with the steps of this one, then those of another.
   *
   * <pre>{@code
   * server.autoResponds(command("insert")).replies(Reply.of("{n: 1}").andThen(Reply.hangUp()));
   * }</pre>
   *
   * @param next the reply that follows
   * @return both, in order
   * @throws IllegalArgumentException if the next reply sends a message, and this one ends the
   *     connection or sends a message without {@linkplain #withMoreToCome moreToCome}; only an
   *     {@linkplain #exactly exact} next reply may break the latter rule
   */
  public Reply andThen(Reply next) {
    Optional<Step> last = sends(this).reduce((earlier, later) -> later);
    Optional<Step> first = sends(next).findFirst();
    if (first.isPresent() && steps.stream().anyMatch(Step::ends)) {
      throw new IllegalArgumentException(
          "nothing can be sent after the connection has ended: " + next + " follows " + this);
    }
    if (last.isPresent() && first.isPresent() && !mayFollow(last.get(), first.get())) {
      throw new IllegalArgumentException(
          "a second reply follows one that does not announce it: call withMoreToCome() on "
              + this
              + ", or use Reply.exactly(...) to break the rule on purpose");
    }
    return new Reply(Stream.concat(steps.stream(), next.steps.stream()).toList());
  }

  private static Stream<Step> sends(Reply reply) {
    return reply.steps.stream().filter(Step::sends);
  }

  private static boolean mayFollow(Step last, Step next) {
    return last instanceof Step.Send send && send.moreToCome()
        || next instanceof Step.Send follower && follower.exact();
  }

  /**
   * Returns the same reply, sent in slices with a pause between two; for a driver that must
   * reassemble messages. Other connections are served meanwhile; other messages on this connection
   * wait for the end of the message.
   *
   * <pre>{@code
   * server.autoResponds(command("find")).replies(Reply.ok().inSlices(1, Duration.ZERO));
   * }</pre>
   *
   * @param bytes the size of a slice in bytes
   * @param between the pause between two slices
   * @return the reply
   * @throws IllegalArgumentException if the size is less than 1, or the pause is negative
   */
  public Reply inSlices(int bytes, Duration between) {
    String call = "inSlices(" + bytes + ", ...)";
    if (bytes < 1) {
      throw new IllegalArgumentException(call + ": the size should be 1 or more");
    }
    DurationCheck.inRange(call, between);
    return new Reply(List.of(new Step.Slice(bytes, between))).andThen(this);
  }

  /** Returns the same reply, sent after a delay. Other requests are served meanwhile. */
  @Override
  public Reply delayed(Duration time) {
    return new Reply(List.of(new Step.Pause(DurationCheck.inRange("delayed(...)", time))))
        .andThen(this);
  }

  /** Returns this reply, the same for every request. */
  @Override
  public Reply to(Received request) {
    return this;
  }

  @Override
  public String toString() {
    return steps.isEmpty()
        ? "silence"
        : steps.stream().map(Step::toString).collect(Collectors.joining(", then "));
  }

  private static BsonDocument asBson(Bson document) {
    return document instanceof BsonDocument already ? already : document.toBsonDocument();
  }
}
