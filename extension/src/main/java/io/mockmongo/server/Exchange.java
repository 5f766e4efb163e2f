package io.mockmongo.server;

import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.ConnectionPurpose;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.journal.ShortIds;
import io.mockmongo.message.Command;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.origin.Origin;
import io.mockmongo.recorder.SessionNumbers;
import io.mockmongo.recorder.SizedFact;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.Step;
import io.mockmongo.respond.Decision;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.script.Delivery;
import io.mockmongo.script.Request;
import io.mockmongo.state.ConnectionState;
import io.mockmongo.verify.TrackedRequest;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.MessageDecoder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.stream.Stream;

/** A request and its state: parked, received by the test, answered, replied to. */
final class Exchange implements Request, IncomingRequest, TrackedRequest, SizedFact {

  /** The origin of the error for a request that was refused. */
  static final Origin NOBODY = Origin.of("MockMongo, which refused it");

  private static final AtomicReferenceFieldUpdater<Exchange, Origin> ANSWERED_BY =
      AtomicReferenceFieldUpdater.newUpdater(Exchange.class, Origin.class, "answeredBy");

  private final long position;
  private final long elapsedNanos;
  private final ClientHandle client;
  private final byte[] frame;
  private final boolean wantsReply;

  /** The number of the session, or empty; set before any other thread sees this. */
  private OptionalInt session = OptionalInt.empty();

  /** The decoded frame; null after the reply, since journals keep many requests. */
  private volatile Reading reading;

  private volatile Origin answeredBy;
  private volatile boolean taken;
  private volatile boolean replied;
  private volatile boolean delayed;
  private volatile Fact waitsSince = this;

  /** The responders that passed this on; not many do. */
  private volatile List<Origin> passedOnBy = List.of();

  private List<Origin> heldBy = List.of();

  /** A decoded frame, which takes several times the memory of its bytes. */
  private record Reading(Message message, Command command) {
    static Reading of(Message message) {
      return new Reading(message, Command.of(message));
    }
  }

  Exchange(long position, long elapsedNanos, ClientHandle client, Frame frame, Message message) {
    this.position = position;
    this.elapsedNanos = elapsedNanos;
    this.client = client;
    this.frame = frame.bytes();
    this.wantsReply = message.wantsReply();
    this.reading = Reading.of(message);
  }

  @Override
  public Position position() {
    return new Position(position);
  }

  @Override
  public long elapsedNanos() {
    return elapsedNanos;
  }

  @Override
  public ConnectionId connection() {
    return client.id();
  }

  @Override
  public String recipient() {
    return client.recipient();
  }

  @Override
  public ConnectionState state() {
    return client.state();
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
  public byte[] bytes() {
    return frame.clone();
  }

  @Override
  public Optional<Compressor> compressor() {
    return Frame.of(frame).compressor();
  }

  private Reading read() {
    Reading known = reading;
    return known != null ? known : Reading.of(MessageDecoder.decode(Frame.of(frame)));
  }

  /** Returns the uncompressed size of the message, since the decoded message may be kept. */
  @Override
  public long weight() {
    return Frame.of(frame).uncompressedLength();
  }

  /** Gives the session its number, before the request is recorded. */
  void numberSession(SessionNumbers numbers) {
    sessionId().ifPresent(id -> session = numbers.of(id));
  }

  @Override
  public OptionalInt sessionNumber() {
    return session;
  }

  @Override
  public ShortIds shortIds() {
    return client.shortIds();
  }

  /** Discards the decoded message, except that of a handshake, which each request uses. */
  void discardMessage() {
    if (state().handshake() != this) {
      reading = null;
    }
  }

  @Override
  public Optional<Received> handshake() {
    return Optional.ofNullable(state().handshake());
  }

  @Override
  public boolean isConnectionOpen() {
    return !client.hasEnded();
  }

  @Override
  public ConnectionPurpose connectionPurpose() {
    return state().purpose();
  }

  @Override
  public Delivery replies(Answer answer) {
    Reply reply = answer.to(this);
    ReplyStreams.check(this, reply);
    return carryOut(reply, Origin.THE_TEST);
  }

  /** Computes the reply of a decision, and carries it out. */
  void answer(Decision.Answered decision) {
    client.answer(this, decision);
  }

  Delivery carryOut(Reply reply, Origin by) {
    return client.carryOut(this, reply, by);
  }

  /**
   * Records who answers.
   *
   * @throws IllegalStateException if it was answered before, and the reply does not continue that
   */
  void answeredWith(Reply reply, Origin by) {
    if (!ANSWERED_BY.compareAndSet(this, null, by) && !mayFollow(reply)) {
      throw new IllegalStateException(
          "this request was already answered by " + answeredBy + ": " + what() + "  " + summary());
    }
  }

  /** Leaves this to the responders that have not passed it on. */
  void passOn(Origin by) {
    passedOnBy = Stream.concat(passedOnBy.stream(), Stream.of(by)).toList();
    if (isHello()) {
      state().passedOn();
    }
    taken = false;
    answeredBy = null;
  }

  @Override
  public boolean wasPassedOnBy(Origin responder) {
    List<Origin> passers = passedOnBy;
    return !passers.isEmpty() && passers.contains(responder);
  }

  @Override
  public synchronized boolean beginHold(Origin hold) {
    if (heldBy.contains(hold)) {
      return false;
    }
    heldBy = Stream.concat(heldBy.stream(), Stream.of(hold)).toList();
    return true;
  }

  /** Waits for the reply after another one of a stream, as if the client had asked again. */
  synchronized void goOnAfter(Sent reply) {
    waitsSince = reply;
    passedOnBy = List.of();
    heldBy = List.of();
    taken = false;
    answeredBy = null;
    replied = false;
  }

  @Override
  public Fact waitsSince() {
    return waitsSince;
  }

  /** Tells whether a reply continues a stream, or ends the connection without another reply. */
  private boolean mayFollow(Reply reply) {
    return client.isStreaming(this)
        || reply.steps().stream().anyMatch(Step::ends)
            && reply.steps().stream().noneMatch(Step::sends);
  }

  /** Notes that the test has received this request. */
  void take() {
    taken = true;
  }

  @Override
  public boolean wasTaken() {
    return taken;
  }

  /** Tells whether the test has received this request, and can still answer it. */
  boolean awaitsTestReply() {
    return taken && wantsReply() && answeredBy == null && isConnectionOpen();
  }

  @Override
  public String fate() {
    Origin by = answeredBy;
    if (by == Origin.THE_TEST || by == null && taken) {
      return "was already received by the test";
    }
    if (by == NOBODY) {
      return "was refused: neither a declared reply nor the test answered it in time";
    }
    if (by != null) {
      return "was answered by " + by;
    }
    return isConnectionOpen()
        ? "is parked"
        : "is parked, but its connection has ended; to receive it, add .onEndedConnection()";
  }

  /** Notes that a reply was sent. */
  void markReplied() {
    replied = true;
  }

  @Override
  public boolean isWaiting() {
    return wantsReply() && !replied && client.isReachable();
  }

  /**
   * Tells whether the test closed or half-closed the connection, without answering this request.
   */
  boolean wasConnectionEndedByTest() {
    return client.wasEndedByTest();
  }

  /** Records whether the rest of the answer waits for the end of a pause. */
  void delay(boolean later) {
    delayed = later;
  }

  boolean isDelayed() {
    return delayed;
  }

  /** Closes the connection. */
  void hangUp(String reason) {
    client.end(Ending.HUNG_UP, reason);
  }

  @Override
  public Optional<String> whyWaiting() {
    Origin by = answeredBy;
    if (by == null) {
      return taken
          ? Optional.of("was received by the test, which has not answered it yet")
          : Optional.empty();
    }
    return Optional.of(
        client.isStreaming(this)
            ? "waits for the rest of a stream by " + by
            : "is left without a reply by " + by);
  }

  @Override
  public boolean wasAnsweredByItself() {
    Origin by = answeredBy;
    return by != null && by != Origin.THE_TEST && by != NOBODY;
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
