package io.mockmongo.hello;

import io.mockmongo.message.Command;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.respond.Offer;
import io.mockmongo.respond.Responder;
import io.mockmongo.state.LastHello;
import io.mockmongo.state.ServerState;
import io.mockmongo.state.TopologyVersion;
import java.time.Duration;
import java.util.Optional;
import org.bson.BsonValue;

/**
 * Leaves a hello waiting until there is news for its client, whoever answers it then, and notes who
 * answered: a hello is told at once when somebody else speaks than the last time.
 *
 * <p>Specification: server discovery and monitoring, "streaming protocol", awaitable hello.
 */
public final class AwaitableHelloResponder implements Responder {

  private static final long LONGEST_WAIT_MILLIS = Duration.ofHours(1).toMillis();

  private final ServerState state;

  /**
   * Makes the responder of one server.
   *
   * @param state what the server is
   */
  public AwaitableHelloResponder(ServerState state) {
    this.state = state;
  }

  @Override
  public Offer offer(IncomingRequest request) {
    return request.isHello() ? (Offer.ToDecorate) next -> over(next, request) : null;
  }

  private Offer over(Offer next, IncomingRequest hello) {
    if (next instanceof Offer.ToAnswer answering) {
      Offer.ToAnswer noted = new NotedAnswer(answering, state);
      return patience(hello, answering.by())
          .<Offer>map(most -> new Offer.ToWait(most, noted))
          .orElse(noted);
    }
    return next instanceof Offer.ToHold holding ? new NotedHold(holding, state) : next;
  }

  /** Returns how long to wait; empty where the client asks for no wait, or lacks the latest. */
  private Optional<Duration> patience(IncomingRequest hello, Origin speaker) {
    LastHello last = hello.state().lastHello();
    if (last == null || last.speaker() != speaker) {
      return Optional.empty();
    }
    Command command = hello.command();
    BsonValue most = command.get("maxAwaitTimeMS");
    ServerState.Snapshot now = state.current();
    if (most == null
        || !most.isNumber()
        || !now.hasTopologyVersion()
        || !knowsLatest(command, last, now.version())) {
      return Optional.empty();
    }
    long millis = Math.min(most.asNumber().longValue(), LONGEST_WAIT_MILLIS);
    return millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
  }

  private static boolean knowsLatest(Command hello, LastHello last, TopologyVersion version) {
    return version.isKnownTo(hello) || last.isKnownTo(hello, version);
  }

  /** Notes who speaks, once that is certain. */
  private record NotedAnswer(Offer.ToAnswer next, ServerState server) implements Offer.ToAnswer {

    @Override
    public Origin by() {
      return next.by();
    }

    @Override
    public Optional<Answer> claim(IncomingRequest hello) {
      hello.state().answers(by(), server.current().version());
      return next.claim(hello);
    }
  }

  /** Notes that nobody speaks but the test. */
  private record NotedHold(Offer.ToHold next, ServerState server) implements Offer.ToHold {

    @Override
    public Origin by() {
      return next.by();
    }

    @Override
    public void hold(IncomingRequest hello) {
      hello.state().answers(by(), server.current().version());
      next.hold(hello);
    }
  }
}
