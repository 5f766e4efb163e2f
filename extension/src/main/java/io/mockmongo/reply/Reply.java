package io.mockmongo.reply;

import io.mockmongo.bson.RawBuilder;
import io.mockmongo.error.ErrorCode;
import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * What is done in answer to one request, step by step; immutable. Unless it is {@linkplain #exactly
 * sent exactly}, a document is completed: {@code ok: 1.0} is filled in where it is left out, as the
 * double that real servers send; a handshake is laid over what the server says of itself; a cursor
 * gets its namespace and id, and a reply of nothing but {@code ok} to a command that must give a
 * cursor gets an empty one; an error of a changing state its topology version. To a legacy query or
 * OP_GET_MORE it is an OP_REPLY of that one document without {@code ok}, an error a failed query;
 * {@link LegacyReply} says more.
 *
 * <pre>{@code
 * Reply.of("{n: 1}")               // {n: 1, ok: 1.0}
 * Reply.error(11600, "shutdown")   // {ok: 0.0, errmsg: 'shutdown', code: 11600, ...}
 * Reply.hangUp()
 * Reply.of("{n: 1}").andThen(Reply.reset())
 * }</pre>
 *
 * @param steps what is done, in order; none: the client is left waiting
 */
public record Reply(List<Step> steps) implements Answer {

  private static final Reply OK = of(new BsonDocument());
  private static final Reply HANG_UP = new Reply(List.of(new Step.HangUp()));
  private static final Reply RESET = new Reply(List.of(new Step.Reset()));
  private static final Reply HALF_CLOSE = new Reply(List.of(new Step.HalfClose()));
  private static final Reply SILENCE = new Reply(List.of());

  /** Keeps an immutable copy of the steps. */
  public Reply {
    steps = List.copyOf(steps);
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
   * Returns a reply of one document; {@code ok: 1.0} is appended where it has no {@code ok}.
   *
   * @param document the document, the driver's {@code Document} for one
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
   * Returns a reply of one document that is sent as it is, with nothing filled in.
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
   * Returns a reply of one document that is sent as it is, with nothing filled in.
   *
   * @param document the document
   * @return the reply
   */
  public static Reply exactly(Bson document) {
    return new Reply(List.of(new Step.Send(RawBuilder.raw(asBson(document)), true)));
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
   * Returns the reply that breaks the connection off (RST) instead of sending anything: the client
   * sees "connection reset".
   */
  public static Reply reset() {
    return RESET;
  }

  /**
   * Returns the reply that ends what goes to the client (FIN) instead of sending anything: the
   * client sees the end of the stream, while the server goes on reading what the client sends. The
   * connection ends when the client closes it; no reply can be sent on it any more.
   */
  public static Reply halfClose() {
    return HALF_CLOSE;
  }

  /** Returns the reply that leaves the client waiting. */
  public static Reply silence() {
    return SILENCE;
  }

  /**
   * Returns the same reply with a checksum, the CRC-32C of the message, at the end of each OP_MSG.
   * A request that has one gets one in any case, as from a real server.
   *
   * <pre>{@code
   * server.autoResponds(command("ping")).replies(Reply.ok().withChecksum());
   * }</pre>
   *
   * @return the reply; OP_REPLY, in answer to OP_QUERY, has no place for a checksum
   */
  public Reply withChecksum() {
    return new Reply(steps.stream().map(Step::withChecksum).toList());
  }

  /**
   * Returns the same reply, saying that another one follows by itself ({@code moreToCome}): the
   * same request is to be answered again, until a reply does not say so. Only a request that allows
   * it ({@code exhaustAllowed}) can be answered so, unless this is {@linkplain #exactly exact}.
   *
   * <pre>{@code
   * Request getMore = server.receives(command("getMore").with(MsgFlag.EXHAUST_ALLOWED));
   * getMore.replies(Reply.of("{cursor: {id: 7, nextBatch: [{_id: 1}]}}").withMoreToCome());
   * getMore.replies(Reply.of("{cursor: {id: 0, nextBatch: [{_id: 2}]}}"));
   * }</pre>
   *
   * <p>Specification: OP_MSG, "moreToCome" and "exhaustAllowed".
   *
   * @return the reply; OP_REPLY, in answer to OP_QUERY, has no such flag
   * @throws IllegalArgumentException if it sends no document: a cursor's batches come when asked
   *     for
   */
  public Reply withMoreToCome() {
    if (steps.stream().noneMatch(Step.Send.class::isInstance)) {
      throw new IllegalArgumentException(
          "a reply of one document can say that more is to come, but this is: " + this);
    }
    return new Reply(steps.stream().map(Reply::withMoreToCome).toList());
  }

  private static Step withMoreToCome(Step step) {
    return step instanceof Step.Send send ? send.withMoreToCome() : step;
  }

  /**
   * Returns a stream of replies to one request: all but the last say that {@linkplain
   * #withMoreToCome more is to come}.
   *
   * <pre>{@code
   * server
   *     .autoResponds(awaitableHello().with(MsgFlag.EXHAUST_ALLOWED))
   *     .replies(Reply.stream(Reply.of("{setVersion: 2}"), Reply.of("{setVersion: 3}")));
   * }</pre>
   *
   * @param parts the replies, in order
   * @return all of them
   * @throws IllegalArgumentException if there is none, if one that is a cursor's is not the last,
   *     or if one follows a hang-up
   */
  public static Reply stream(Reply... parts) {
    if (parts.length == 0) {
      throw new IllegalArgumentException("stream(...) takes at least one reply");
    }
    Reply stream = parts[parts.length - 1];
    for (int i = parts.length - 2; i >= 0; i--) {
      Reply part = parts[i];
      stream = (sends(part).findAny().isPresent() ? part.withMoreToCome() : part).andThen(stream);
    }
    return stream;
  }

  /**
   * Returns the reply that does all that this one does, then all that another does.
   *
   * <pre>{@code
   * server.autoResponds(command("insert")).replies(Reply.of("{n: 1}").andThen(Reply.hangUp()));
   * }</pre>
   *
   * @param next what is done next
   * @return both, in order
   * @throws IllegalArgumentException if the other one sends something, and this one ends the
   *     connection; or if both send something, and this one does not say that {@linkplain
   *     #withMoreToCome more is to come}, but an {@linkplain #exactly exact} reply may break that
   *     rule
   */
  public Reply andThen(Reply next) {
    Optional<Step> last = sends(this).reduce((earlier, later) -> later);
    Optional<Step> first = sends(next).findFirst();
    if (first.isPresent() && steps.stream().anyMatch(Step::ends)) {
      throw new IllegalArgumentException(
          "nothing can be sent once the connection has ended: " + next + " follows " + this);
    }
    if (last.isPresent() && first.isPresent() && !mayFollow(last.get(), first.get())) {
      throw new IllegalArgumentException(
          "a reply follows on one after which the client expects none: begin with "
              + this
              + " withMoreToCome(), or break the rule on purpose by Reply.exactly(...)");
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
   * Returns the same reply, sent in slices of so many bytes, with a pause between two; for a driver
   * that must put messages together from pieces. Other connections are served meanwhile, and what
   * else is to be sent on this one waits for the end of the message.
   *
   * <pre>{@code
   * server.autoResponds(command("find")).replies(Reply.ok().inSlices(1, Duration.ZERO));
   * }</pre>
   *
   * @param bytes how many bytes a slice has
   * @param between the time between two slices
   * @return the reply
   * @throws IllegalArgumentException if a slice has no bytes, or the time is negative
   */
  public Reply inSlices(int bytes, Duration between) {
    if (bytes < 1 || between.isNegative()) {
      throw new IllegalArgumentException(
          "inSlices("
              + bytes
              + ", "
              + between
              + "): a slice has at least 1 byte, and the time between two is not negative");
    }
    return new Reply(List.of(new Step.Slice(bytes, between))).andThen(this);
  }

  /** Returns the same reply, given after a pause. Other requests are served meanwhile. */
  @Override
  public Reply delayed(Duration time) {
    return new Reply(List.of(new Step.Pause(Objects.requireNonNull(time, "time")))).andThen(this);
  }

  /** Returns this, whatever the request. */
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
