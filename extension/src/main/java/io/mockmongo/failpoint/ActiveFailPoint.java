package io.mockmongo.failpoint;

import io.mockmongo.journal.Position;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.respond.Offer;
import io.mockmongo.script.FailPoint;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A fail point that was configured, and its offer to strike a request. Thread-safe. */
final class ActiveFailPoint implements FailPoint, Offer.ToAnswer {

  private final FailPointSetting setting;
  private final Position since;
  private final Origin origin;
  private final AtomicInteger uses = new AtomicInteger();
  private volatile boolean cancelled;

  /**
   * Creates a fail point.
   *
   * @param setting its name, mode and action
   * @param since strikes only requests that are received later
   * @param origin who configured it, for messages
   */
  ActiveFailPoint(FailPointSetting setting, Position since, Origin origin) {
    this.setting = setting;
    this.since = since;
    this.origin = origin;
  }

  @Override
  public String name() {
    return setting.name();
  }

  @Override
  public int uses() {
    return uses.get();
  }

  @Override
  public boolean isUsedUp() {
    return !setting.mode().isOn();
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  boolean isOn() {
    return !cancelled && setting.mode().isOn();
  }

  /** Tells whether this may strike a request before it is executed. */
  boolean appliesTo(IncomingRequest request) {
    return mayStrike(request)
        && !request.wasPassedOnBy(origin)
        && setting.action().appliesTo(request);
  }

  private boolean mayStrike(IncomingRequest request) {
    return isOn() && request.waitsSince().position().isAfter(since);
  }

  @Override
  public Origin by() {
    return origin;
  }

  @Override
  public Optional<Answer> claim(IncomingRequest request) {
    int entries = setting.action().entries(request);
    for (int entry = 0; entry < entries; entry++) {
      FailPointMode.Outcome outcome = setting.mode().next();
      if (outcome == FailPointMode.Outcome.STRIKES) {
        uses.incrementAndGet();
        return Optional.of(setting.action().replyAt(entry, request));
      }
      if (outcome == FailPointMode.Outcome.IS_OFF) {
        return Optional.empty();
      }
    }
    return Optional.of(Reply.passOn());
  }

  /** Tells whether this has the write concern of a command fail; counts it then. */
  boolean failsWriteConcernOf(IncomingRequest request) {
    boolean strikes =
        mayStrike(request)
            && setting.action().failsWriteConcernOf(request)
            && setting.mode().next() == FailPointMode.Outcome.STRIKES;
    if (strikes) {
      uses.incrementAndGet();
    }
    return strikes;
  }

  FailPointSetting setting() {
    return setting;
  }

  /** Returns who configured this. */
  @Override
  public String toString() {
    return origin.toString();
  }
}
