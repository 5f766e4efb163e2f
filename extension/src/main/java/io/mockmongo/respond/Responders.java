package io.mockmongo.respond;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Compressor;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.hamcrest.Matcher;

/**
 * Decides who answers a request: what the test declared, newest first; then the handshake and the
 * housekeeping that are built in, and the cursors that are open; then what the test says is stored;
 * then the last resorts; then the empty database where there is one; then nobody. Thread-safe;
 * answers and observers run outside every lock.
 *
 * <pre>{@code
 * Decision decision = responders.decide(request);
 * }</pre>
 */
public final class Responders {

  private static final Origin HANDSHAKE = Origin.of("the built-in handshake");
  private static final Origin HOUSEKEEPING = Origin.of("the built-in housekeeping");

  private final CursorReply cursors = new CursorReply();
  private final LiveCursors liveCursors;
  private final CursorAnswers cursorAnswers;
  private final Housekeeping housekeeping;
  private final Handshake handshake;
  private final Database database;
  private final Runnable onChange;
  private final List<Declaration> declared = new CopyOnWriteArrayList<>();
  private final List<AutoResponder> lastResorts = new CopyOnWriteArrayList<>();
  private final List<Observer> observers = new CopyOnWriteArrayList<>();

  private final Map<ConnectionId, LastHello> lastHellos = new ConcurrentHashMap<>();

  /**
   * Makes the responders of one server.
   *
   * @param profile what the server says of itself
   * @param address its {@code host:port}, or the path of its Unix socket
   * @param compressors which compressors it can use
   * @param database the data that it acts to have
   * @param onChange runs whenever what is declared changes
   */
  public Responders(
      ServerProfile profile,
      String address,
      Predicate<Compressor> compressors,
      Database database,
      Runnable onChange) {
    this.liveCursors = new LiveCursors(address);
    this.cursorAnswers = new CursorAnswers(liveCursors);
    this.housekeeping = new Housekeeping(liveCursors);
    this.handshake = new Handshake(profile, address, compressors);
    this.database = database;
    this.onChange = onChange;
  }

  /**
   * Declares answers.
   *
   * @param pattern which requests
   * @param script what is answered, in order
   * @param lastResort whether it is asked only after what is built in
   * @param origin what was declared, and where
   * @return the responder, already at work
   */
  public AutoResponder add(
      Matcher<? super Received> pattern, Script script, boolean lastResort, Origin origin) {
    AutoResponder responder = new AutoResponder(pattern, script, origin, this::changed);
    if (lastResort) {
      lastResorts.add(0, responder);
    } else {
      declared.add(0, responder);
    }
    onChange.run();
    return responder;
  }

  /**
   * Holds requests back from all that is declared so far or built in.
   *
   * @param pattern which requests
   * @param origin what was declared, and where
   * @return the hold, already at work
   */
  public Hold hold(Matcher<? super Received> pattern, Origin origin) {
    Hold hold = new Hold(pattern, origin, this::changed);
    declared.add(0, hold);
    onChange.run();
    return hold;
  }

  /**
   * Has an action see requests on their way, whoever answers.
   *
   * @param pattern which requests
   * @param action what is done, on the connection's own thread, before the request is answered
   * @param origin what was declared, and where
   * @return the observer, already at work
   */
  public Observer observe(
      Matcher<? super Received> pattern, Consumer<? super Received> action, Origin origin) {
    Observer observer = new Observer(pattern, action, origin, this::changed);
    observers.add(observer);
    return observer;
  }

  /** Takes back all that was declared. */
  public void clear() {
    declared.clear();
    lastResorts.clear();
    observers.clear();
    database.clear();
    onChange.run();
  }

  /** Returns what is declared and still at work, the first to be asked first. */
  public List<Declaration> declarations() {
    return List.copyOf(declared);
  }

  /**
   * Shows a new request to the observers.
   *
   * @param request the request
   */
  public void show(Received request) {
    observers.forEach(observer -> observer.see(request));
  }

  /**
   * Decides about a request; a hello may have to wait first.
   *
   * @param request the request
   * @return what is to become of it
   */
  public Decision decide(Received request) {
    Optional<Duration> wait = wait(request);
    return wait.isPresent() ? new Decision.AwaitChange(wait.get()) : decideNow(request);
  }

  /**
   * Decides about a request that has waited long enough.
   *
   * @param request the request
   * @return what is to become of it, never a wait
   */
  public Decision decideNow(Received request) {
    Optional<Declaration> declaration = declaredFor(request);
    if (Handshake.asks(request.command())) {
      lastHellos.put(request.connection(), new LastHello(declaration, handshake.version(), null));
    }
    if (declaration.isEmpty()) {
      return undeclared(request);
    }
    if (declaration.get() instanceof AutoResponder responder) {
      Optional<Answer> answer = responder.claim();
      return answer.isPresent()
          ? new Decision.Answered(answer.get(), responder.origin())
          : decideNow(request); // another request has used it up meanwhile
    }
    ((Hold) declaration.get()).holds(request);
    return new Decision.Park();
  }

  /**
   * Tells whether a hello is to be left waiting for a change of the topology.
   *
   * @param request any request
   * @return true if it asks for that, and there is no news for it
   */
  public boolean mustWait(Received request) {
    return wait(request).isPresent();
  }

  /**
   * Tells whether somebody answers a request, without using up an answer.
   *
   * @param request the request
   * @return false if it is parked
   */
  public boolean wouldAnswer(Received request) {
    Optional<Declaration> declaration = declaredFor(request);
    return declaration.isPresent()
        ? declaration.get() instanceof AutoResponder
        : builtIn(request).isPresent()
            || database.stored(request).isPresent()
            || lastResorts.stream().anyMatch(responder -> responder.applies(request))
            || database.otherwise(request).isPresent();
  }

  /**
   * Tells whether the test holds a request back.
   *
   * @param request the request
   * @return true if the first declaration that applies to it is a hold
   */
  public boolean isHeld(Received request) {
    return declaredFor(request).orElse(null) instanceof Hold;
  }

  /**
   * Completes a reply before it is sent, unless it is to be sent exactly as it is: a handshake is
   * laid over the profile, a cursor gets its namespace, and an error by which a server tells that
   * its state changes gets a new topology version. At that, hellos that wait are answered, as a
   * server does; without it a driver would not look at the server again for seconds. What answers
   * no command, but a legacy query, has nothing to complete.
   *
   * @param request the request that is answered
   * @param send the reply
   * @return the reply's body
   */
  public RawBsonDocument completed(Received request, Step.Send send) {
    boolean isHandshake = Handshake.asks(request.command());
    RawBsonDocument document = send.document();
    if (!send.exact() && !request.command().name().isEmpty()) {
      document =
          isHandshake
              ? handshake.merged(request, document)
              : cursors.completed(request.command(), versioned(document));
    }
    if (isHandshake) {
      BsonValue told = Fields.get(document, "topologyVersion");
      lastHellos.computeIfPresent(request.connection(), (id, last) -> last.telling(told));
    }
    return document;
  }

  /**
   * Opens a cursor, or goes on with one that is open.
   *
   * @param request the request that is answered
   * @param batch the cursor
   * @param by who answers
   * @return what to do instead: to send its batch, or an error
   */
  public List<Step> opened(Received request, Step.SendBatch batch, Origin by) {
    return cursorAnswers.steps(request, batch, by);
  }

  /** Ends all cursors that are open. */
  public void endCursors() {
    liveCursors.endAll();
  }

  /**
   * Forgets a connection that has ended.
   *
   * @param connection the connection
   */
  public void forget(ConnectionId connection) {
    lastHellos.remove(connection);
  }

  private Optional<Declaration> declaredFor(Received request) {
    for (Declaration declaration : declared) {
      if (declaration.applies(request)) {
        return Optional.of(declaration);
      }
    }
    return Optional.empty();
  }

  /** A hello is told at once when somebody else speaks than the last time. */
  private Optional<Duration> wait(Received request) {
    if (!Handshake.asks(request.command())) {
      return Optional.empty();
    }
    LastHello last = lastHellos.get(request.connection());
    Optional<Declaration> speaker = declaredFor(request);
    return last == null || !last.speaker().equals(speaker) || speaker.orElse(null) instanceof Hold
        ? Optional.empty()
        : handshake.patience(request.command(), last);
  }

  private Decision undeclared(Received request) {
    return builtIn(request)
        .or(() -> database.stored(request))
        .or(() -> lastResort(request))
        .or(() -> database.otherwise(request))
        .orElseGet(Decision.Park::new);
  }

  private Optional<Decision> builtIn(Received request) {
    if (Handshake.asks(request.command())) {
      return Optional.of(new Decision.Answered(handshake::reply, HANDSHAKE));
    }
    Optional<Decision> housekeeper =
        housekeeping.answerTo(request).map(answer -> new Decision.Answered(answer, HOUSEKEEPING));
    return housekeeper.or(() -> cursorAnswers.decide(request));
  }

  private Optional<Decision> lastResort(Received request) {
    for (AutoResponder responder : lastResorts) {
      Optional<Answer> answer = responder.applies(request) ? responder.claim() : Optional.empty();
      if (answer.isPresent()) {
        return Optional.of(new Decision.Answered(answer.get(), responder.origin()));
      }
    }
    return Optional.empty();
  }

  private RawBsonDocument versioned(RawBsonDocument reply) {
    if (!handshake.hasTopologyVersion() || !StateChange.lacksVersion(reply)) {
      return reply;
    }
    BsonDocument version = handshake.changed().document();
    onChange.run();
    return new RawBuilder().appendAll(reply).append("topologyVersion", version).build();
  }

  private void changed() {
    declared.removeIf(Declaration::isCancelled);
    lastResorts.removeIf(Declaration::isCancelled);
    observers.removeIf(Declaration::isCancelled);
    onChange.run();
  }
}
