package io.mockmongo.hello;

import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import io.mockmongo.respond.HelloDeclaration;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.respond.Offer;
import io.mockmongo.respond.Responder;
import io.mockmongo.state.LastHello;
import io.mockmongo.state.ServerCondition;
import io.mockmongo.state.ServerState;
import io.mockmongo.state.TopologyVersion;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bson.BsonValue;

/**
 * Delays the reply to an awaitable hello until the server's topology version changes or {@code
 * maxAwaitTimeMS} is over, whichever responder replies; if the client allows it, the reply is one
 * of a stream, and the next one is delayed likewise. Records which responder replied: a hello that
 * another responder answers than the last time gets its reply at once. While errors tell a change
 * that hellos do not tell yet, the hellos of monitors wait too that ask for no delay.
 *
 * <p>Specification: server discovery and monitoring, "streaming protocol", awaitable hello.
 */
public final class AwaitableHelloResponder implements Responder {

  private static final long MAX_AWAIT_MILLIS = Duration.ofHours(1).toMillis();

  private static final Origin STATE_CHANGE =
      Origin.of("the built-in handshake, after an error that changed the state");

  /** Far longer than hellos wait for a change that errors have told. */
  private static final Duration WHILE_CHANGING = Duration.ofSeconds(10);

  private final ServerState state;

  /**
   * Makes the responder of one server.
   *
   * @param state the server's profile and topology version
   */
  public AwaitableHelloResponder(ServerState state) {
    this.state = state;
  }

  @Override
  public Offer offer(IncomingRequest request) {
    return request.isHello() ? (Offer.ToDecorate) next -> delayed(next, request) : null;
  }

  private Offer delayed(Offer next, IncomingRequest hello) {
    if (next instanceof Offer.ToAnswer answering) {
      HelloStateSelector states = new HelloStateSelector(state.stage());
      RecordingAnswer recording = new RecordingAnswer(answering, states.next(hello));
      return awaitTime(hello, recording, states)
          .<Offer>map(time -> new Offer.ToWait(time, recording))
          .orElse(recording);
    }
    if (next instanceof Offer.ToHold holding) {
      return new RecordingHold(holding, this::recordHold);
    }
    return next instanceof Offer.ToWithhold withholding
        ? new Offer.ToWithhold(withholding.by(), any -> recordHold(hello, withholding.by()))
        : next;
  }

  private void recordHold(IncomingRequest hello, Origin hold) {
    hello.state().heldBy(hold, state.current().version());
  }

  /**
   * Returns how long to delay; empty if the client asks for no delay, or its topology version is
   * old.
   */
  private Optional<Duration> awaitTime(
      IncomingRequest hello, RecordingAnswer answer, HelloStateSelector states) {
    LastHello last = hello.state().lastHello();
    if (last == null || last.responder() != answer.next().by()) {
      return Optional.empty();
    }
    Optional<Duration> asked = awaitTime(hello, last, answer.told());
    return asked.isEmpty() && states.awaitsChange(hello) ? Optional.of(WHILE_CHANGING) : asked;
  }

  private Optional<Duration> awaitTime(
      IncomingRequest hello, LastHello last, ServerState.Snapshot told) {
    BsonValue maxAwaitTime = hello.command().get("maxAwaitTimeMS");
    if (maxAwaitTime == null
        || !maxAwaitTime.isNumber()
        || !told.hasTopologyVersion()
        || !isUpToDate(hello, last, told.version())) {
      return Optional.empty();
    }
    long longest = state.longestWait().map(Duration::toMillis).orElse(MAX_AWAIT_MILLIS);
    long millis = Math.min(maxAwaitTime.asNumber().longValue(), longest);
    return millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
  }

  private static boolean isUpToDate(
      IncomingRequest hello, LastHello last, TopologyVersion version) {
    return hello.continuesStream()
        ? last.version().equals(version)
        : version.isKnownTo(hello.command()) || last.isKnownTo(hello.command(), version);
  }

  /** An answer that records which responder replies, once that is certain. */
  private record RecordingAnswer(Offer.ToAnswer next, ServerState.Snapshot told)
      implements Offer.ToAnswer {

    @Override
    public Origin by() {
      return next instanceof HelloResponder && told.condition() != ServerCondition.HEALTHY
          ? STATE_CHANGE
          : next.by();
    }

    @Override
    public Optional<Answer> claim(IncomingRequest hello) {
      hello.state().answeredBy(next.by(), told);
      Optional<Answer> answer = next.claim(hello);
      return isStream(hello) ? answer.map(this::streamed) : answer;
    }

    /** What the test answers hellos with step by step is heard once the client asks again. */
    private boolean isStream(IncomingRequest hello) {
      return !(next instanceof HelloDeclaration) && HelloStream.isAllowedBy(hello);
    }

    private Answer streamed(Answer answer) {
      return hello -> HelloStream.partOf(answer.to(hello), next instanceof HelloResponder);
    }
  }

  /** A hold that records that the test replies. */
  private record RecordingHold(Offer.ToHold next, BiConsumer<IncomingRequest, Origin> recordHold)
      implements Offer.ToHold {

    @Override
    public Origin by() {
      return next.by();
    }

    @Override
    public void hold(IncomingRequest hello) {
      recordHold.accept(hello, by());
      next.hold(hello);
    }
  }
}
