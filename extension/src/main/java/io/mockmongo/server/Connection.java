package io.mockmongo.server;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionHalfClosed;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.ConnectionOpened;
import io.mockmongo.journal.ConnectionSecured;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.ShortIds;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpReply;
import io.mockmongo.network.ConnectionGate;
import io.mockmongo.network.GatedTransport;
import io.mockmongo.origin.Origin;
import io.mockmongo.protocol.TextRules;
import io.mockmongo.recorder.Recorder;
import io.mockmongo.reply.Reply;
import io.mockmongo.respond.Decision;
import io.mockmongo.script.Delivery;
import io.mockmongo.socket.ClientHello;
import io.mockmongo.socket.ReleasingTransport;
import io.mockmongo.socket.TlsFailedException;
import io.mockmongo.socket.Transport;
import io.mockmongo.state.ConnectionState;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.FrameReader;
import io.mockmongo.wire.MalformedMessageException;
import io.mockmongo.wire.MessageDecoder;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/** One client's connection: reads its requests on one thread, and serves each. */
final class Connection implements ClientHandle {

  private static final int OPCODE_OFFSET = 12;
  private static final Set<Ending> ENDED_BY_TEST =
      EnumSet.of(Ending.HUNG_UP, Ending.RESET, Ending.WENT_DOWN);

  private final ConnectionId id;
  private final ConnectionGate gate;
  private final Transport transport;
  private final RequestPipeline pipeline;
  private final ConnectionState state;
  private final ReplyWriter writer;
  private final StepRunner steps;
  private final AtomicReference<Ending> ended = new AtomicReference<>();

  Connection(ConnectionId id, Transport transport, RequestPipeline pipeline) {
    this.id = id;
    this.gate = pipeline.replies().traffic().connect(id.number());
    this.transport = new ReleasingTransport(new GatedTransport(transport, gate));
    this.pipeline = pipeline;
    this.state = new ConnectionState(pipeline.streamingClients());
    this.writer =
        new ReplyWriter(this, this.transport, gate, pipeline.conversation(), pipeline.replies());
    this.steps = new StepRunner(this, writer, pipeline.replies());
  }

  /** Serves the connection until it ends; the action that runs once it is open may end it. */
  void run(Runnable onceOpened) {
    try {
      String remote = transport.remote();
      pipeline
          .recorder()
          .record(
              (position, nanos) -> new ConnectionOpened(new Position(position), nanos, id, remote));
      onceOpened.run();
      transport.open();
      transport.agreed().ifPresent(this::secured);
      serve();
      if (!hasEnded()) {
        state.hasRead(); // and closes the connection
      }
      end(Ending.CLIENT_CLOSED, "");
    } catch (TlsFailedException | SSLException e) {
      failTls(e);
    } catch (MalformedMessageException e) {
      refuse(e);
    } catch (IOException e) {
      end(Ending.CLIENT_RESET, SocketErrorText.words(e));
    } catch (Throwable e) { // code of the test may throw any
      String text = "connection " + id.number() + " failed: " + e;
      pipeline.conversation().get().findings().add(text, e);
      end(Ending.HUNG_UP, "because it failed: " + e);
    }
  }

  /** Ends the connection; where a test fails, so that its client got nowhere, it tells why. */
  private void failTls(IOException failure) {
    if (!hasEnded()) {
      pipeline
          .conversation()
          .get()
          .findings()
          .warn("a TLS handshake failed: " + failure.getMessage());
    }
    end(Ending.TLS_FAILED, failure.getMessage());
  }

  /** Ends the connection; a message that the client has sent whole is a finding of the test. */
  private void refuse(MalformedMessageException malformed) {
    end(
        Ending.MALFORMED,
        malformed.getMessage(),
        end -> {
          if (!malformed.isTruncated()) {
            pipeline.conversation().get().findings().refused(end);
          }
        });
  }

  private void secured(String agreed) {
    pipeline
        .recorder()
        .record(
            (position, nanos) -> new ConnectionSecured(new Position(position), nanos, id, agreed));
  }

  /** Reads, decodes, records and checks each request, and has the responders answer it. */
  private void serve() throws IOException {
    FrameReader frames = new FrameReader(transport.in(), Message.MAX_SIZE);
    checkThatNoTlsBegins(frames);
    for (Frame frame = frames.read(); frame != null && !hasEnded(); frame = frames.read()) {
      TextRules text = new TextRules();
      Message message = MessageDecoder.decode(frame, text);
      checkThatClientsSend(message);
      try (InFlight.ActiveRequest entry = pipeline.inFlight().enter()) {
        Exchange request = record(frame, message);
        pipeline.rules().check(request, message, frame, text);
        pipeline.show(request);
        Decision decision = pipeline.responders().decide(request);
        if (!(decision instanceof Decision.Answered)) {
          decision = pipeline.waiting().place(request, decision);
        }
        entry.settled();
        if (decision instanceof Decision.Answered answered) {
          steps.answer(request, answered);
        }
      }
    }
  }

  private static void checkThatNoTlsBegins(FrameReader frames) throws IOException {
    if (ClientHello.begins(frames.peek(ClientHello.ENOUGH))) {
      throw new TlsFailedException(
          "the client speaks TLS, but this server does not; start the server with TLS, as"
              + " @MockMongo(tls = ON) does, or disable TLS in the client's settings"
              + " (server.applyTo(settings) does), its connection string (tls=false) or its"
              + " framework (spring.data.mongodb.ssl.enabled=false, from Spring Boot 4"
              + " spring.mongodb.ssl.enabled=false)",
          null);
    }
  }

  private static void checkThatClientsSend(Message message) {
    if (message instanceof OpReply) {
      throw new MalformedMessageException("clients cannot send an OP_REPLY", OPCODE_OFFSET);
    }
  }

  /** Records a request, once the connection's state has taken note of it. */
  private Exchange record(Frame frame, Message message) {
    Recorder recorder = pipeline.recorder();
    Exchange received =
        recorder.record(
            (position, nanos) -> {
              Exchange request = new Exchange(position, nanos, this, frame, message);
              request.numberSession(recorder.sessions());
              state.received(request);
              return request;
            });
    state.hasRead();
    return received;
  }

  @Override
  public ConnectionId id() {
    return id;
  }

  @Override
  public String recipient() {
    return pipeline.conversation().hasSeveralServers() ? id.member() : "";
  }

  @Override
  public ConnectionState state() {
    return state;
  }

  @Override
  public ShortIds shortIds() {
    return pipeline.recorder().shortIds();
  }

  @Override
  public void answer(Exchange request, Decision.Answered decision) {
    steps.answer(request, decision);
  }

  @Override
  public Delivery carryOut(Exchange request, Reply reply, Origin by) {
    return steps.carryOut(request, reply, by);
  }

  /** Carries out a reply without a document, for no request, from any thread. */
  void carryOut(Reply reply, Origin by) {
    steps.carryOut(reply, by);
  }

  @Override
  public void halfClose(String reason) {
    if (hasEnded() || !writer.finish()) {
      return;
    }
    try { // recorded before the client can know
      pipeline
          .recorder()
          .record(
              (position, nanos) ->
                  new ConnectionHalfClosed(new Position(position), nanos, id, reason));
      transport.shutdownOutput();
    } catch (IOException e) {
      end(Ending.CLIENT_RESET, SocketErrorText.words(e));
    }
  }

  @Override
  public boolean isStreaming(Exchange request) {
    return writer.isStreaming(request);
  }

  @Override
  public boolean isReachable() {
    return !hasEnded() && !writer.isFinished();
  }

  @Override
  public boolean wasEndedByTest() {
    return writer.isFinished() || ENDED_BY_TEST.contains(ended.get());
  }

  @Override
  public boolean hasEnded() {
    return ended.get() != null;
  }

  @Override
  public void end(Ending ending, String reason) {
    end(ending, reason, end -> {});
  }

  /** Ends the connection; runs an action before the client can know. */
  private void end(Ending ending, String reason, Consumer<ConnectionEnded> onceRecorded) {
    if (!ended.compareAndSet(null, ending)) {
      return;
    }
    try {
      onceRecorded.accept(
          pipeline
              .recorder()
              .record(
                  (position, nanos) ->
                      new ConnectionEnded(new Position(position), nanos, id, ending, reason)));
      pipeline.waiting().forget(id);
      writer.forgetSlices();
    } finally {
      close(ending);
    }
  }

  /** Tells whether a partition began or was there while the connection was open. */
  boolean isCut() {
    return gate.isCut();
  }

  /** Sends queued replies that may leave now that the network has changed; does not block. */
  void networkChanged() {
    writer.networkChanged();
  }

  /** Tells whether to end this may take a moment. */
  boolean mayEndSlowly() {
    return transport.mayCloseSlowly();
  }

  private void close(Ending ending) {
    if (ending == Ending.RESET) {
      transport.reset();
    } else {
      transport.close();
    }
  }
}
