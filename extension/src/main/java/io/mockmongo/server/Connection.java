package io.mockmongo.server;

import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpReply;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.Step;
import io.mockmongo.respond.Origin;
import io.mockmongo.socket.Transport;
import io.mockmongo.tls.ClientHello;
import io.mockmongo.tls.TlsFailedException;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.FrameReader;
import io.mockmongo.wire.MalformedMessageException;
import io.mockmongo.wire.MessageDecoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.bson.RawBsonDocument;

/** One client's connection: reads requests on a thread of its own, and carries out replies. */
final class Connection {

  private static final int OPCODE_OFFSET = 12;
  private static final Set<Ending> ENDED_BY_TEST =
      EnumSet.of(Ending.HUNG_UP, Ending.RESET, Ending.WENT_DOWN);

  private final ConnectionId id;
  private final Transport transport;
  private final Recorder recorder;
  private final Reception reception;
  private final Findings findings;
  private final ProtocolRules rules;
  private final ReplyWriter replies;
  private final Agreement agreement = new Agreement();
  private final AtomicReference<Ending> ended = new AtomicReference<>();
  private volatile Request handshake;

  Connection(
      ConnectionId id,
      Transport transport,
      Recorder recorder,
      Reception reception,
      Findings findings,
      ProtocolRules rules,
      WriteGuard guard) {
    this.id = id;
    this.transport = transport;
    this.recorder = recorder;
    this.reception = reception;
    this.findings = findings;
    this.rules = rules;
    this.replies = new ReplyWriter(transport, recorder, guard, this::giveUp);
  }

  ConnectionId id() {
    return id;
  }

  /** Returns the first hello that came, or null. */
  Request handshake() {
    return handshake;
  }

  /** Makes the fact of a request, before anybody can see it. */
  Request received(long order, long elapsedNanos, Frame frame, Message message) {
    Request request = new Request(order, elapsedNanos, this, frame, message);
    if (handshake == null && request.isHello()) {
      handshake = request;
    }
    return request;
  }

  /** Serves it to its end. What is done once it is open may end it. */
  void run(Runnable onceOpened) {
    try {
      recorder.opened(id, transport.remote());
      onceOpened.run();
      transport.open();
      transport.agreed().ifPresent(tls -> recorder.secured(id, tls));
      serve();
      end(Ending.CLIENT_CLOSED, "");
    } catch (TlsFailedException | SSLException e) {
      end(Ending.TLS_FAILED, e.getMessage());
    } catch (MalformedMessageException e) {
      end(Ending.MALFORMED, e.getMessage());
    } catch (IOException e) {
      end(Ending.CLIENT_RESET, words(e));
    } catch (RuntimeException | Error e) {
      findings.add("connection " + id.number() + " broke down: " + e, e);
      end(Ending.HUNG_UP, "since it broke down: " + e);
    }
  }

  /** The walk: bytes, frame, message, received, answered. */
  private void serve() throws IOException {
    FrameReader frames = new FrameReader(transport.in(), Message.MAX_SIZE);
    checkThatNoTlsBegins(frames);
    for (Frame frame = frames.read(); frame != null && !hasEnded(); frame = frames.read()) {
      Message message = MessageDecoder.decode(frame);
      if (message instanceof OpReply) {
        throw new MalformedMessageException("OP_REPLY is for servers to send", OPCODE_OFFSET);
      }
      reception.arrive(recording(frame, message));
    }
  }

  private static String words(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static void checkThatNoTlsBegins(FrameReader frames) throws IOException {
    if (ClientHello.begins(frames.peek(ClientHello.ENOUGH))) {
      throw new TlsFailedException(
          "the client speaks TLS, but this server does not; start it with TLS, or leave tls=true"
              + " out of the client's connection string and settings",
          null);
    }
  }

  private Supplier<Request> recording(Frame frame, Message message) {
    return () -> {
      Request request = recorder.received(this, frame, message);
      rules.check(request, message, frame, agreement);
      return request;
    };
  }

  /** Carries out the steps of a reply, from any thread. */
  Delivery carryOut(Request request, Reply reply, Origin by) {
    Delivery delivery = carryOut(request, reply.steps(), by);
    if (request.isWaiting()) {
      reception.leftWaiting(request);
    } else {
      request.letGo();
    }
    return delivery;
  }

  private Delivery carryOut(Request request, List<Step> steps, Origin by) {
    if (hasEnded()) {
      return Delivery.CLIENT_GONE;
    }
    Delivery delivery = Delivery.DELIVERED;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step instanceof Step.Pause pause) {
        List<Step> rest = steps.subList(i + 1, steps.size());
        request.delay(true);
        reception.later(pause.time(), () -> goOn(request, rest, by));
        return delivery;
      } else if (step.ends()) {
        end(step, "by " + by);
      } else if (step instanceof Step.SendBatch batch && request.wantsReply()) {
        List<Step> sent = new ArrayList<>(reception.opened(request, batch, by));
        sent.addAll(steps.subList(i + 1, steps.size()));
        return carryOut(request, sent, by);
      } else if (request.wantsReply() && !(isReachable() && send(request, step, by))) {
        delivery = Delivery.CLIENT_GONE;
      }
    }
    return delivery;
  }

  private void end(Step step, String reason) {
    if (step instanceof Step.HalfClose) {
      halfClose(reason);
    } else {
      end(step instanceof Step.Reset ? Ending.RESET : Ending.HUNG_UP, reason);
    }
  }

  private void halfClose(String reason) {
    if (hasEnded() || !replies.finish()) {
      return;
    }
    try {
      recorder.halfClosed(id, reason); // before the client can know
      transport.shutdownOutput();
    } catch (IOException e) {
      end(Ending.CLIENT_RESET, words(e));
    }
  }

  private void goOn(Request request, List<Step> rest, Origin by) {
    carryOut(request, rest, by);
    request.delay(false);
    request.letGo();
  }

  /** Tells whether a request was sent a reply that says that more is to come. */
  boolean isStreaming(Request request) {
    return replies.isStreaming(request);
  }

  /** Tells whether replies can be sent. */
  boolean isReachable() {
    return !hasEnded() && !replies.isFinished();
  }

  /** Tells whether the test ended it or half of it, so that nobody can be expected to answer. */
  boolean wasEndedByTest() {
    return replies.isFinished() || ENDED_BY_TEST.contains(ended.get());
  }

  private boolean hasEnded() {
    return ended.get() != null;
  }

  /** Ends this connection, the first time it is called. */
  void end(Ending ending, String reason) {
    if (!ended.compareAndSet(null, ending)) {
      return;
    }
    try {
      recorder.ended(id, ending, reason);
      reception.forget(id);
    } finally {
      close(ending);
    }
  }

  private void close(Ending ending) {
    if (ending == Ending.RESET) {
      transport.reset();
    } else {
      transport.close();
    }
  }

  private void giveUp(String reason) {
    end(Ending.CLIENT_STALLED, reason);
  }

  private boolean send(Request request, Step step, Origin by) {
    try {
      if (!Streams.goesOnAfter(step)) {
        request.markReplied(); // before the client can know
      }
      return replies.write(request, envelope(request, step), by);
    } catch (IOException e) {
      end(Ending.CLIENT_RESET, words(e));
      return false;
    }
  }

  private Envelope envelope(Request request, Step step) {
    if (step instanceof Step.SendLegacy legacy) {
      legacy.reply().documents().forEach(document -> note(request, document));
      return Envelope.of(legacy);
    }
    Step.Send send = (Step.Send) step;
    RawBsonDocument document = reception.completed(request, send);
    note(request, document);
    return Envelope.of(request.message(), send, document);
  }

  private void note(Request request, RawBsonDocument told) {
    if (request.isHello()) {
      agreement.note(request.command(), told);
    }
  }
}
