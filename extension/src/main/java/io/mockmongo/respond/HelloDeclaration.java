package io.mockmongo.respond;

import io.mockmongo.journal.ConnectionPurpose;
import io.mockmongo.journal.Received;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import io.mockmongo.state.LastHello;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hamcrest.Matcher;

/**
 * The declaration that the test answers hello: with an answer that each connection gets once, or
 * with none yet. Hellos wait as long as there is nothing new for their connections.
 */
public final class HelloDeclaration extends PatternDeclaration
    implements Responder, Offer.ToAnswer {

  /** The answer, or null while there is none. */
  private final Answer answer;

  /** The hellos that get the answer, one for each connection. */
  private final Set<Received> offered = ConcurrentHashMap.newKeySet();

  private volatile boolean heard;

  HelloDeclaration(
      Matcher<? super Received> hello, Answer answer, Origin origin, Runnable onChange) {
    super(hello, origin, onChange);
    this.answer = answer;
  }

  @Override
  public Offer offer(IncomingRequest request) {
    boolean isTold = isToldTo(request);
    boolean isNew = !offered.contains(request); // not offered again
    if (isTold && !heard && isNew && showsThatTheAnswerWasHeard(request)) {
      heard = true;
    }
    if (!applies(request) || request.wasPassedOnBy(by())) {
      return null;
    }
    if (isTold || answer == null) {
      return new Offer.ToWithhold(by(), any -> {});
    }
    offered.add(request);
    return this;
  }

  private boolean isToldTo(IncomingRequest request) {
    LastHello last = request.state().lastHello();
    return answer != null && last != null && last.responder() == by();
  }

  /** Tells whether the client of a connection that has the answer must have processed it by now. */
  private static boolean showsThatTheAnswerWasHeard(IncomingRequest later) {
    return later.isHello()
        ? isOfMonitor(later)
        : isLoadBalanced(later); // such clients have no monitors
  }

  /** Other heartbeats may measure the round-trip time, on connections that nobody processes. */
  private static boolean isOfMonitor(IncomingRequest heartbeat) {
    return heartbeat.connectionPurpose() == ConnectionPurpose.MONITOR
        || heartbeat.command().get("helloOk") != null;
  }

  private static boolean isLoadBalanced(IncomingRequest request) {
    return request
        .handshake()
        .filter(handshake -> handshake.command().get("loadBalanced") != null)
        .isPresent();
  }

  @Override
  public Optional<Answer> claim(IncomingRequest request) {
    use(Integer.MAX_VALUE);
    return Optional.of(answer);
  }

  /** Tells whether a client has heard the answer; see {@code HelloAnswer.isHeard()}. */
  public boolean isHeard() {
    return heard || offered.stream().anyMatch(hello -> !hello.isConnectionOpen());
  }
}
