package io.mockmongo.hello;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.error.StateChangeError;
import io.mockmongo.reply.Step;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.LastHello;
import io.mockmongo.state.ServerCondition;
import io.mockmongo.state.ServerState;
import java.util.function.LongSupplier;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The announcement of a state change by an error, which the hellos of monitors then tell too.
 * Without it a driver that considers the server unknown after the error would not check the server
 * again for seconds.
 *
 * <p>Specification: server discovery and monitoring, "not writable primary and node is recovering".
 */
public final class StateChangeAnnouncement {

  private static final String VERSION = "topologyVersion";

  private final ServerState state;
  private final LongSupplier elapsedNanos;
  private final Runnable onChange;

  /**
   * Makes the announcement of one server.
   *
   * @param state the server's state, which an error changes
   * @param elapsedNanos returns the present time, as facts of the journal count it
   * @param onChange runs after each error that changes it; counts the turns after which the change
   *     has passed
   */
  public StateChangeAnnouncement(ServerState state, LongSupplier elapsedNanos, Runnable onChange) {
    this.state = state;
    this.elapsedNanos = elapsedNanos;
    this.onChange = onChange;
  }

  /**
   * Tells whether a reply announces a change, that is, an error of a state change. An error whose
   * topology version clients know already announces none, nor does a hello that tells the change.
   *
   * @param request the request
   * @param reply the reply as it is sent, of any responder
   */
  public boolean isIn(IncomingRequest request, RawBsonDocument reply) {
    return StateChangeError.in(reply).isPresent()
        && !state.latest().version().isNotBefore(Fields.get(reply, VERSION))
        && !(request.isHello() && tellsChange(request.state().lastHello()));
  }

  private static boolean tellsChange(LastHello hello) {
    return hello != null
        && hello.told() != null
        && hello.told().condition() != ServerCondition.HEALTHY;
  }

  /**
   * Changes the state as an error tells, unless the server is in that state already.
   *
   * @param request the request
   * @param error a reply that announces a change
   * @param given the step that sends it, with the reply as it was declared
   * @return the error, with the topology version of the change unless it is exact, or the test gave
   *     this field or leaves it out
   */
  public RawBsonDocument announced(
      IncomingRequest request, RawBsonDocument error, Step.Send given) {
    StateChangeError change = StateChangeError.in(error).orElseThrow();
    ServerState.Snapshot changed = state.current();
    BsonValue version = Fields.get(error, VERSION);
    if (!RoleResponder.accords(changed, change)) {
      changed = changed(request, condition(change), version);
    }
    return given.exact()
            || Fields.get(given.document(), VERSION) != null
            || version != null
            || !changed.hasTopologyVersion()
        ? error
        : new RawBuilder().appendAll(error).append(VERSION, changed.version().document()).build();
  }

  private ServerState.Snapshot changed(
      IncomingRequest request, ServerCondition condition, BsonValue version) {
    long age = elapsedNanos.getAsLong() - request.waitsSince().elapsedNanos();
    ServerState.Snapshot changed = state.changeTo(condition, version, System.nanoTime() - age);
    request.state().sendsError(() -> state.read(changed));
    onChange.run();
    return changed;
  }

  /** Gives clients their time from now on, since the error was written. */
  public void written() {
    state.restartTurns();
    onChange.run();
  }

  private static ServerCondition condition(StateChangeError error) {
    return switch (error) {
      case NOT_PRIMARY -> ServerCondition.NOT_PRIMARY;
      case RECOVERING -> ServerCondition.RECOVERING;
      case SHUTDOWN -> ServerCondition.SHUTTING_DOWN;
    };
  }
}
