package io.mockmongo.server;

import io.mockmongo.call.CleanupSequence;
import io.mockmongo.call.ServerThreads;
import io.mockmongo.call.Timer;
import io.mockmongo.call.WorkerPool;
import io.mockmongo.front.Backend;
import io.mockmongo.hello.StateChangeAnnouncement;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.ProtocolRule;
import io.mockmongo.journal.ProtocolWarning;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.SettingOmitted;
import io.mockmongo.network.TrafficGate;
import io.mockmongo.origin.Origin;
import io.mockmongo.protocol.ProtocolRules;
import io.mockmongo.reply.Reply;
import io.mockmongo.request.RequestPattern;
import io.mockmongo.script.Declaration;
import io.mockmongo.socket.Endpoint;
import io.mockmongo.state.StreamingClients;
import io.mockmongo.verify.Findings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The running server: creates and connects its parts, accepts connections, and stops all of it in
 * {@link #close}. Thread-safe.
 */
final class ServerEngine implements ConversationMember {

  private final ServerSettings settings;
  private final CurrentConversation conversation;
  private final Acceptor listener;
  private final ServerThreads threads;
  private final WorkerPool workers;
  private final Timer timer;
  private final TestCodeFailures failures;
  private final InFlight inFlight = new InFlight();
  private final DelayedSteps delayedSteps;
  private final PendingReplies pendingReplies;
  private final Responders responders;
  private final RefusalMonitor refusals;
  private final WaitingRequests waiting;
  private final ConnectionRegistry connections;
  private final TrafficGate traffic = new TrafficGate();
  private final ServerNetwork network;
  private final ServerRole role;
  private final ListenerControl listenerControl;
  private final List<Consumer<? super Fact>> factListeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * Starts a server.
   *
   * @param settings what it is built with
   * @param conversation the conversation that the server takes part in
   */
  ServerEngine(ServerSettings settings, CurrentConversation conversation) {
    this.settings = settings;
    this.conversation = conversation;
    this.failures = new TestCodeFailures(conversation);
    this.listener = new Acceptor(settings.place().endpoint().get());
    this.threads = new ServerThreads("mockmongo " + address());
    this.workers = new WorkerPool(threads, this::found);
    this.timer = new Timer(threads, workers);
    this.delayedSteps = new DelayedSteps(timer, workers);
    this.pendingReplies = new PendingReplies(timer, conversation);
    this.responders = new Responders(settings, address(), failures, this::mark, this::reconsider);
    this.refusals = new RefusalMonitor(settings, responders, conversation, timer);
    this.waiting =
        new WaitingRequests(
            responders.chain(),
            new WaitingHellos(timer, conversation),
            refusals,
            workers,
            inFlight);
    RequestPipeline pipeline = pipeline();
    this.connections =
        new ConnectionRegistry(
            address(),
            threads,
            this::found,
            (id, transport) -> new Connection(id, transport, pipeline));
    this.role = new ServerRole(address(), responders.state(), conversation);
    this.network = new ServerNetwork(address(), traffic, connections, conversation);
    this.listenerControl = new ListenerControl(listener, threads, connections);
    conversation.join(this);
    if (settings.test().listener() != null) {
      listen(this::tell);
    }
    beginTest();
    open();
  }

  private void open() {
    try {
      listenerControl.open();
    } catch (RuntimeException | Error e) {
      closed.set(true);
      stopped.countDown();
      conversation.closing();
      throw e;
    }
  }

  private RequestPipeline pipeline() {
    ReplyComposer composer =
        new ReplyComposer(
            failures,
            new ReplyCompleter(responders.hello(), responders.state(), responders.transactions()),
            responders,
            new StateChangeAnnouncement(
                responders.state(),
                () -> conversation.get().recorder().elapsedNanos(),
                new StateChangeTimer(responders.state(), timer)::start));
    WriteTimeout writeTimeout = new WriteTimeout(timer, settings.test().timeouts().delivery());
    return new RequestPipeline(
        inFlight,
        conversation,
        new ProtocolRules(responders.state(), this::warn),
        this::show,
        responders.chain(),
        waiting,
        new StreamingClients(),
        new ReplyPipeline(
            composer, delayedSteps, pendingReplies, writeTimeout, traffic, waiting::offerAgain));
  }

  @Override
  public String address() {
    return listener.address();
  }

  @Override
  public Backend listener() {
    return listenerControl;
  }

  @Override
  public List<Declaration> declarations() {
    return responders.declared().all();
  }

  ServerSettings settings() {
    return settings;
  }

  HostNames hostNames() {
    return conversation.hostNames();
  }

  Endpoint endpoint() {
    return listener.endpoint();
  }

  ServerThreads threads() {
    return threads;
  }

  Responders responders() {
    return responders;
  }

  ServerNetwork network() {
    return network;
  }

  ServerRole role() {
    return role;
  }

  PendingReplies pendingReplies() {
    return pendingReplies;
  }

  ListenerControl listenerControl() {
    return listenerControl;
  }

  /** Closes all open connections, as {@code Reply.hangUp()} does. */
  void hangUp() {
    connections.carryOut(Reply.hangUp(), Origin.of("the test, on all"));
  }

  ConnectionRegistry connections() {
    return connections;
  }

  /** Stops listening, and ends all connections; a new process comes back, without cursors. */
  void goDown() {
    listenerControl.goDown(
        () -> {
          connections.end(Ending.WENT_DOWN, "");
          responders.transactions().loseUnfinished();
          responders.endCursors();
          responders.state().restart(UnaryOperator.identity());
        });
  }

  private void reconsider() {
    waiting.reconsider();
  }

  private Position mark() {
    return conversation.get().recorder().mark();
  }

  private void found(String text, Throwable cause) {
    findings().add(text, cause);
  }

  private Findings findings() {
    return conversation.get().findings();
  }

  /** Records that a setting of a client was left out, which may explain the failure of a test. */
  void omitted(String text) {
    ConnectionId none = new ConnectionId(address(), 0);
    conversation
        .get()
        .recorder()
        .record((position, nanos) -> new SettingOmitted(new Position(position), nanos, none, text));
    findings().warn(text);
  }

  /** Records that a request breaks a protocol rule; on a strict server it is a finding too. */
  private void warn(Received request, ProtocolRule rule, String actual) {
    ProtocolWarning warning =
        conversation
            .get()
            .recorder()
            .record(
                (position, nanos) ->
                    new ProtocolWarning(new Position(position), nanos, request, rule, actual));
    if (settings.strictProtocol()) {
      findings().brokeProtocol(warning);
    }
  }

  private void listen(Consumer<? super Fact> listener) {
    factListeners.add(listener);
    conversation.listen(listener);
  }

  /** Passes a fact to the builder's listener; an exception from it is a finding. */
  private void tell(Fact fact) {
    try {
      if (fact.member().equals(address())) {
        settings.test().listener().accept(fact);
      }
    } catch (Throwable thrown) { // languages without checked exceptions throw any
      String at = "\n    at " + fact.line().strip();
      findings().add("the listener threw " + thrown + at, thrown);
    }
  }

  /** Passes a request to the declared observers; an exception from one is a finding. */
  private void show(Received request) {
    responders.show(request, (by, thrown) -> findings().threw(by.toString(), request, thrown));
  }

  @Override
  public List<String> failPointsLeftOn() {
    return responders.failPoints().leftOn();
  }

  @Override
  public boolean isBusy() {
    return !isClosed() && (inFlight.isAny() || delayedSteps.arePending());
  }

  @Override
  public boolean isClosed() {
    return closed.get();
  }

  @Override
  public void placeAnew(Conversation old) {
    for (Exchange request : old.parkedRequests().requestsOf(address())) {
      if (request.wantsReply() && old.parkedRequests().remove(request)) {
        waiting.placeAnew(request);
      }
    }
  }

  /** On a server by hand, holds every request for the test, even those with built-in answers. */
  @Override
  public void beginTest() {
    role.beginTest();
    if (settings.test().byHand()) {
      responders.declared().hold(RequestPattern.anyRequest(), Origin.of("byHand"));
    }
  }

  @Override
  public void awaitSettled(Duration timeout) {
    inFlight.awaitSettled(timeout);
  }

  @Override
  public void endTest() {
    failPointsLeftOn().forEach(findings()::warn);
    refusals.endTest();
  }

  @Override
  public void endScript() {
    responders.clear();
    listenerControl.refuse(false);
    listenerControl.comeBack();
    network.restore();
    delayedSteps.release();
    refusals.releaseHeld();
  }

  @Override
  public void endAnswers(Duration timeout) {
    inFlight.awaitAnswered(timeout);
    pendingReplies.hangUp();
    responders.endCursors();
  }

  /**
   * Closes the server, all of it even if a part fails. Another call waits for the first, unless it
   * is made by a thread of the server, which the first waits for.
   *
   * @param timeout how long to wait for threads while none of them ends
   * @throws RuntimeException for the first part that failed, with the others suppressed
   */
  void close(Duration timeout) {
    beginClose(timeout).run();
  }

  /**
   * Closes all but the threads, which end by themselves now; so several servers are closed in
   * little more than the time of one.
   *
   * @param timeout how long to wait for threads while none of them ends
   * @return the rest of {@link #close}, which waits for the threads
   */
  Runnable beginClose(Duration timeout) {
    if (closed.getAndSet(true)) {
      return this::awaitStop;
    }
    CleanupSequence steps = new CleanupSequence();
    steps.run(listenerControl::close);
    steps.run(() -> timer.stop(timeout));
    steps.run(workers::stop);
    steps.run(conversation::closing);
    steps.run(() -> connections.end(Ending.SERVER_CLOSED, ""));
    steps.run(threads::interrupt);
    return () -> endClose(steps, timeout);
  }

  private void endClose(CleanupSequence steps, Duration timeout) {
    steps.run(() -> threads.awaitEnd("the server at " + address(), timeout));
    steps.run(() -> conversation.leave(factListeners));
    steps.run(responders::leave);
    stopped.countDown();
    steps.throwFirstUnchecked();
  }

  private void awaitStop() {
    if (threads.isOneOfThese(Thread.currentThread())) {
      return;
    }
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
