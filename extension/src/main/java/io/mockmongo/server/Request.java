package io.mockmongo.server;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.Step;
import io.mockmongo.respond.Origin;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.MessageDecoder;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * A request that the test may answer: the fact that it was received, and the verbs. It may be
 * answered late, from any thread, and in any order with others, but once; or, where it allows a
 * stream of replies, until one does not say that {@linkplain Reply#withMoreToCome more is to come}.
 *
 * <pre>{@code
 * Request insert = server.receives(command("insert"));
 * insert.repliesOk("{n: 1}");
 * }</pre>
 */
public final class Request implements Received, Repliable<Delivery> {

  /** Who answers what nobody answers. */
  static final Origin NOBODY = Origin.of("nobody");

  private static final Origin THE_TEST = Origin.of("the test");

  private static final AtomicReferenceFieldUpdater<Request, Origin> ANSWERED_BY =
      AtomicReferenceFieldUpdater.newUpdater(Request.class, Origin.class, "answeredBy");

  private final long order;
  private final long elapsedNanos;
  private final Connection connection;
  private final byte[] frame;
  private final boolean wantsReply;

  /** What the frame says, or null once this is over and done with: journals keep many requests. */
  private volatile Reading reading;

  private volatile Origin answeredBy;
  private volatile boolean taken;
  private volatile boolean replied;
  private volatile boolean delayed;

  /** A frame, read; it weighs several times as much. */
  private record Reading(Message message, Command command) {
    static Reading of(Message message) {
      return new Reading(message, Command.of(message));
    }
  }

  Request(long order, long elapsedNanos, Connection connection, Frame frame, Message message) {
    this.order = order;
    this.elapsedNanos = elapsedNanos;
    this.connection = connection;
    this.frame = frame.bytes();
    this.wantsReply = message.wantsReply();
    this.reading = Reading.of(message);
  }

  @Override
  public long order() {
    return order;
  }

  @Override
  public long elapsedNanos() {
    return elapsedNanos;
  }

  @Override
  public ConnectionId connection() {
    return connection.id();
  }

  @Override
  public Message message() {
    return read().message();
  }

  @Override
  public Command command() {
    return read().command();
  }

  @Override
  public Optional<Compressor> compressor() {
    return Frame.of(frame).compressor();
  }

  private Reading read() {
    Reading known = reading;
    return known != null ? known : Reading.of(MessageDecoder.decode(Frame.of(frame)));
  }

  /**
   * Returns the size of the message in bytes, without compression: what is read from it is kept.
   */
  int length() {
    return Frame.of(frame).uncompressedLength();
  }

  /** Lets go of what can be read again; but the handshake is asked for with each request. */
  void letGo() {
    if (connection.handshake() != this) {
      reading = null;
    }
  }

  @Override
  public Optional<Received> handshake() {
    return Optional.ofNullable(connection.handshake());
  }

  /**
   * Answers this request. Where the client wants no reply ({@code moreToCome}), none is sent, but a
   * hang-up is carried out. A hang-up, reset or half-close may also come long after the answer: it
   * ends the connection, idle by then.
   *
   * @param answer the answer
   * @return whether the client was still there
   * @throws IllegalStateException if it was answered before, and something is to be sent that does
   *     not go on with a stream
   * @throws IllegalArgumentException if a stream is begun that this request does not allow
   */
  @Override
  public Delivery replies(Answer answer) {
    Reply reply = answer.to(this);
    Streams.check(this, reply);
    return carryOut(reply, THE_TEST);
  }

  Delivery carryOut(Reply reply, Origin by) {
    if (!ANSWERED_BY.compareAndSet(this, null, by) && !mayFollow(reply)) {
      throw new IllegalStateException(
          "this request was answered before, by " + answeredBy + ": " + what() + " " + text());
    }
    return connection.carryOut(this, reply, by);
  }

  /** A stream goes on until a reply ends it, and a connection may be ended when all is over. */
  private boolean mayFollow(Reply reply) {
    return connection.isStreaming(this)
        || reply.steps().stream().anyMatch(Step::ends)
            && reply.steps().stream().noneMatch(Step::sends);
  }

  /** Notes that the test has received this request. */
  void take() {
    taken = true;
  }

  /** Tells whether the test has received this request. */
  boolean wasTaken() {
    return taken;
  }

  /** Tells whether the test has received this request, and owes an answer. */
  boolean isOwedByTest() {
    return taken && wantsReply() && answeredBy == null;
  }

  /** Returns what became of this request, as the end of a sentence. */
  String fate() {
    Origin by = answeredBy;
    if (by == THE_TEST || by == null && taken) {
      return "was received by the test before";
    }
    if (by == NOBODY) {
      return "was refused, since nobody received it in time";
    }
    return by == null ? "is parked" : "was answered by " + by;
  }

  /** Notes that a reply was sent. */
  void markReplied() {
    replied = true;
  }

  /** Tells whether the client waits for a reply and is still there. */
  boolean isWaiting() {
    return wantsReply() && !replied && connection.isReachable();
  }

  /** Tells whether the test has ended the connection, or half, without answering this request. */
  boolean isMoot() {
    return connection.wasEndedByTest();
  }

  /** Notes that the rest of an answer comes after a pause, or has come. */
  void delay(boolean later) {
    delayed = later;
  }

  boolean isDelayed() {
    return delayed;
  }

  /** Closes the connection, whoever has this request. */
  void hangUp(String reason) {
    connection.end(ConnectionEnded.Ending.HUNG_UP, reason);
  }

  /** Returns who has this request and has sent nothing, if anybody has it. */
  Optional<String> whyWaiting() {
    Origin by = answeredBy;
    if (by == null) {
      return taken
          ? Optional.of("was received by the test, which has not answered it")
          : Optional.empty();
    }
    return Optional.of(
        connection.isStreaming(this)
            ? "was told by " + by + " that more is to come, and has not got it"
            : "is left waiting by " + by);
  }

  /** Tells whether this request was answered by itself, before the test could receive it. */
  boolean wasAnsweredByItself() {
    Origin by = answeredBy;
    return by != null && by != THE_TEST && by != NOBODY;
  }

  /** Tells whether the client waits for a reply. */
  boolean wantsReply() {
    return wantsReply;
  }

  @Override
  public String toString() {
    return line();
  }
}
