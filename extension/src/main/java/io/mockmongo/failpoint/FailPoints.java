package io.mockmongo.failpoint;

import io.mockmongo.bson.RawBuilder;
import io.mockmongo.error.ErrorCode;
import io.mockmongo.journal.Position;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.respond.Offer;
import io.mockmongo.respond.Responder;
import io.mockmongo.script.FailPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.RawBsonDocument;

/**
 * The fail points of one server: those that clients have configured, at most one of a name, and
 * beside them those of the test. Strikes requests, and answers {@code configureFailPoint}.
 * Thread-safe.
 */
public final class FailPoints implements Responder {

  static final String CONFIGURE = "configureFailPoint";

  private static final Origin COMMAND = Origin.of("the built-in " + CONFIGURE);
  private static final ActiveFailPoint[] NONE = {};

  private final Supplier<Position> now;

  /** How often fail points of a name that a client configured have struck, those replaced too. */
  private final Map<String, Integer> earlierUses = new HashMap<>();

  private final Map<String, ActiveFailPoint> ofClients = new HashMap<>();
  private final List<ActiveFailPoint> ofTest = new ArrayList<>();

  /** Whose errors strike before a command is executed; also those that are off meanwhile. */
  private final Set<Origin> origins = ConcurrentHashMap.newKeySet();

  /** All of them, the newest of the test first; each request is compared with these. */
  private volatile ActiveFailPoint[] active = NONE;

  /**
   * Creates the fail points of a server, all of them off.
   *
   * @param now takes the current position in the journal: only later requests are struck
   */
  public FailPoints(Supplier<Position> now) {
    this.now = now;
  }

  @Override
  public Offer offer(IncomingRequest request) {
    for (ActiveFailPoint each : active) {
      if (each.appliesTo(request)) {
        return each;
      }
    }
    return null;
  }

  /**
   * Tells whether an error comes from a fail point: the command was not executed.
   *
   * @param by the origin of the error
   */
  public boolean include(Origin by) {
    return origins.contains(by);
  }

  /** Offers to answer the command that configures fail points. */
  public Offer offerToConfigure(IncomingRequest request) {
    return request.command().name().equals(CONFIGURE)
        ? Offer.of(any -> configured(request), COMMAND)
        : null;
  }

  private Reply configured(IncomingRequest request) {
    if (!request.command().database().equals("admin")) {
      return Reply.error(
          ServerError.UNAUTHORIZED.code(),
          CONFIGURE + " may only be run against the admin database.");
    }
    try {
      FailPointSetting setting = FailPointSetting.of(request.command().document());
      return Reply.of(new BsonDocument("count", new BsonInt64(configure(setting, request))));
    } catch (FailPointException e) {
      return e.reply();
    }
  }

  /**
   * Returns a fail point as a server lists it among its parameters: as a client configured it last.
   *
   * @param name the name
   * @return its mode, its data and how often it was entered; empty if no server has one of the name
   */
  synchronized Optional<BsonDocument> listed(String name) {
    ActiveFailPoint failPoint = ofClients.get(name);
    int before = earlierUses.getOrDefault(name, 0);
    return failPoint != null
        ? Optional.of(failPoint.setting().listed(before + failPoint.uses()))
        : FailPointSetting.off(name).map(setting -> setting.listed(before));
  }

  /** Sets a fail point for a client; returns how often it was entered before. */
  private synchronized int configure(FailPointSetting setting, IncomingRequest request) {
    String name = setting.name();
    ActiveFailPoint before = ofClients.remove(name);
    if (before != null) {
      before.cancel();
      earlierUses.merge(name, before.uses(), Integer::sum);
    }
    if (setting.mode().isOn()) {
      Origin origin = Origin.of("the fail point " + name + " of request " + request.position());
      ofClients.put(name, new ActiveFailPoint(setting, now.get(), origin));
    }
    arrange();
    return earlierUses.getOrDefault(name, 0);
  }

  /**
   * Turns a fail point of the test on, beside all others; with the mode {@code off}, turns all of
   * its name off.
   *
   * @param command the command {@code configureFailPoint}
   * @param origin the declaration and its place, for messages
   * @return the fail point
   * @throws IllegalArgumentException if a server would refuse the command
   */
  public synchronized FailPoint declare(BsonDocument command, Origin origin) {
    FailPointSetting setting = FailPointSetting.of(command);
    ActiveFailPoint failPoint = new ActiveFailPoint(setting, now.get(), origin);
    if (setting.mode().isOn()) {
      ofTest.add(0, failPoint);
    } else {
      String name = setting.name();
      List.of(active).stream().filter(each -> each.name().equals(name)).forEach(FailPoint::cancel);
    }
    arrange();
    return failPoint;
  }

  private void arrange() {
    ofTest.removeIf(failPoint -> !failPoint.isOn());
    List<ActiveFailPoint> all = new ArrayList<>(ofTest);
    all.addAll(ofClients.values());
    all.forEach(each -> origins.add(each.by()));
    active = all.toArray(NONE);
  }

  /**
   * Has the write concern of a command that was executed fail, if a fail point says so.
   *
   * @param request the request
   * @param reply its reply
   * @return the reply to send
   */
  public RawBsonDocument executed(IncomingRequest request, RawBsonDocument reply) {
    for (ActiveFailPoint each : active) {
      if (ErrorCode.isSuccess(reply) && each.failsWriteConcernOf(request)) {
        return new RawBuilder()
            .appendAll(reply, each.setting().action().writeConcernFailure())
            .build();
      }
    }
    return reply;
  }

  /** Returns the fail points that clients have left on, a description of each. */
  public synchronized List<String> leftOn() {
    return ofClients.values().stream()
        .filter(ActiveFailPoint::isOn)
        .map(
            failPoint ->
                "%s is still on: %s; turn it off with {configureFailPoint: '%s', mode: 'off'}"
                    .formatted(failPoint, failPoint.setting(), failPoint.name()))
        .toList();
  }

  /** Turns all fail points off, and forgets how often they have struck. */
  public synchronized void clear() {
    List.of(active).forEach(FailPoint::cancel);
    ofClients.clear();
    earlierUses.clear();
    arrange();
    origins.clear();
  }
}
