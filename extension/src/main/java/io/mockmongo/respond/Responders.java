package io.mockmongo.respond;

import io.mockmongo.bson.RawBuilder;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Received;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.hamcrest.Matcher;

/**
 * Decides who answers a request: what the test declared, newest first; then the handshake and the
 * housekeeping that are built in; then the last resorts; then nobody. Thread-safe; answers and
 * observers run outside every lock.
 *
 * <pre>{@code
 * Decision decision = responders.decide(request);
 * }</pre>
 */
public final class Responders {

  private static final int RESPONDER_FAILED = 6626;

  private final Handshake handshake;
  private final Runnable onChange;
  private final List<Declaration> declared = new CopyOnWriteArrayList<>();
  private final List<AutoResponder> lastResorts = new CopyOnWriteArrayList<>();
  private final List<Observer> observers = new CopyOnWriteArrayList<>();

  /** Who answered a connection's last hello, so that it hears of a change without waiting. */
  private final Map<ConnectionId, Optional<Declaration>> helloAnsweredBy =
      new ConcurrentHashMap<>();

  private record Observer(Matcher<? super Received> pattern, Consumer<? super Received> action) {}

  /**
   * Makes the responders of one server.
   *
   * @param profile what the server says of itself
   * @param address its {@code host:port}
   * @param onChange runs whenever what is declared changes
   */
  public Responders(ServerProfile profile, String address, Runnable onChange) {
    this.handshake = new Handshake(profile, address);
    this.onChange = onChange;
  }

  /**
   * Declares answers.
   *
   * @param pattern which requests
   * @param first an answer each for the first ones
   * @param then the answer for all later ones, or null for none
   * @param limit how many are answered in all
   * @param lastResort whether it is asked only after what is built in
   * @param origin what was declared, and where, in words
   * @return the responder, already at work
   */
  public AutoResponder add(
      Matcher<? super Received> pattern,
      List<Answer> first,
      Answer then,
      int limit,
      boolean lastResort,
      String origin) {
    var script = new AutoResponder.Script(List.copyOf(first), then, limit);
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
   * @param origin what was declared, and where, in words
   * @return the hold, already at work
   */
  public Hold hold(Matcher<? super Received> pattern, String origin) {
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
   */
  public void observe(Matcher<? super Received> pattern, Consumer<? super Received> action) {
    observers.add(new Observer(pattern, action));
  }

  /** Takes back all that was declared. */
  public void clear() {
    declared.clear();
    lastResorts.clear();
    observers.clear();
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
    for (Observer observer : observers) {
      if (observer.pattern.matches(request)) {
        observer.action.accept(request);
      }
    }
  }

  /**
   * Decides about a request; a hello may have to wait first.
   *
   * @param request the request
   * @return what is to become of it
   */
  public Decision decide(Received request) {
    if (Handshake.asks(request.command())) {
      Optional<Declaration> speaker = declaredFor(request);
      Optional<Duration> patience = handshake.patience(request.command());
      if (patience.isPresent()
          && !(speaker.orElse(null) instanceof Hold)
          && speaker.equals(helloAnsweredBy.get(request.connection()))) {
        return new Decision.AwaitChange(patience.get());
      }
    }
    return decideNow(request);
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
      helloAnsweredBy.put(request.connection(), declaration);
    }
    if (declaration.isEmpty()) {
      return builtIn(request);
    }
    if (declaration.get() instanceof AutoResponder responder) {
      Optional<Answer> answer = responder.claim();
      return answer.isPresent() ? answered(request, answer.get(), responder) : decideNow(request);
    }
    declaration.get().use(Integer.MAX_VALUE);
    return new Decision.Park(true);
  }

  /**
   * Completes a reply before it is sent: an error by which a server tells that its state changes
   * gets a new topology version, and hellos that wait are answered, as a server does; without that
   * a driver would not look at the server again for seconds.
   *
   * @param reply the reply's body
   * @return the same, or with a topology version
   */
  public RawBsonDocument completed(RawBsonDocument reply) {
    if (!handshake.hasTopologyVersion() || !StateChange.lacksVersion(reply)) {
      return reply;
    }
    BsonDocument version = handshake.changed().document();
    onChange.run();
    return new RawBuilder().appendAll(reply).append("topologyVersion", version).build();
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
   * Forgets a connection that has ended.
   *
   * @param connection the connection
   */
  public void forget(ConnectionId connection) {
    helloAnsweredBy.remove(connection);
  }

  private Optional<Declaration> declaredFor(Received request) {
    for (Declaration declaration : declared) {
      if (declaration.applies(request)) {
        return Optional.of(declaration);
      }
    }
    return Optional.empty();
  }

  private Decision builtIn(Received request) {
    if (Handshake.asks(request.command())) {
      return answered(handshake.reply(request), "the built-in handshake");
    }
    return Housekeeping.replyTo(request.command())
        .map(reply -> answered(reply, "the built-in housekeeping"))
        .orElseGet(() -> lastResort(request));
  }

  private Decision lastResort(Received request) {
    for (AutoResponder responder : lastResorts) {
      Optional<Answer> answer = responder.applies(request) ? responder.claim() : Optional.empty();
      if (answer.isPresent()) {
        return answered(request, answer.get(), responder);
      }
    }
    return new Decision.Park(false);
  }

  /** Whatever a responder throws must reach the test, and must not leave the client waiting. */
  private Decision answered(Received request, Answer answer, AutoResponder by) {
    try {
      Reply reply = answer.to(request);
      if (reply == null) {
        throw new NullPointerException("the answer is null; Reply.silence() sends nothing");
      }
      return answered(
          Handshake.asks(request.command()) ? handshake.merged(request, reply) : reply,
          by.toString());
    } catch (Throwable thrown) {
      return failed("a responder of the test threw " + thrown + ": " + by, by.toString(), thrown);
    }
  }

  /**
   * Decides to answer with the error that a client gets where code of the test threw.
   *
   * @param message what threw, for people
   * @param by who was asked
   * @param thrown what was thrown
   * @return the answer, with what was thrown
   */
  public static Decision failed(String message, String by, Throwable thrown) {
    Reply reply = Reply.error(RESPONDER_FAILED, "MockMongoResponderFailed", message);
    return new Decision.Answered(reply, by, Optional.of(thrown));
  }

  private static Decision answered(Reply reply, String by) {
    return new Decision.Answered(reply, by, Optional.empty());
  }

  private void changed() {
    declared.removeIf(Declaration::isCancelled);
    lastResorts.removeIf(Declaration::isCancelled);
    onChange.run();
  }
}
