package io.mockmongo.state;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;

/**
 * The logical clock of a server in a replica set: it advances with each write, and to the cluster
 * times that clients bring from other members: beyond them for a write, as far as they for a read
 * that asks for a later time. The members of one deployment may share it. Thread-safe.
 */
public final class ClusterClock {

  /** Made for the first reply, so that a server starts without it. */
  private final AtomicReference<ClusterTime> now = new AtomicReference<>();

  /** Returns the time of the last write, or of the first call. */
  public ClusterTime now() {
    ClusterTime time = now.get();
    return time != null ? time : now.updateAndGet(last -> last != null ? last : start());
  }

  /**
   * Returns the time of the last write, as a member that lags behind knows it.
   *
   * @param lag how far the member is behind, in whole seconds
   */
  public BsonTimestamp before(Duration lag) {
    BsonTimestamp latest = now().timestamp();
    return lag.isZero()
        ? latest
        : new BsonTimestamp((int) (latest.getTime() - lag.toSeconds()), latest.getInc());
  }

  private static ClusterTime start() {
    return ClusterTime.of(seconds() << 32 | 1);
  }

  /**
   * Advances the clock for a write.
   *
   * @param write the command, perhaps with the cluster time that its client knows
   * @return the time of the write, later than all before
   */
  public ClusterTime advance(Command write) {
    BsonTimestamp known = time(write, "$clusterTime", "clusterTime");
    now();
    return now.updateAndGet(last -> last.next(seconds(), known));
  }

  /**
   * Advances the clock for a read that asks for a time, as a member does that waits until it has
   * replicated so far.
   *
   * @param read the command, perhaps with {@code readConcern.afterClusterTime}
   * @return the present time, not earlier than the time asked for
   */
  public ClusterTime advanceTo(Command read) {
    BsonTimestamp asked = time(read, "readConcern", "afterClusterTime");
    ClusterTime current = now();
    return asked == null || asked.compareTo(current.timestamp()) <= 0
        ? current
        : now.updateAndGet(last -> last.orLater(seconds(), asked));
  }

  private static BsonTimestamp time(Command command, String document, String field) {
    BsonValue value = Fields.get(command.body(), document);
    BsonValue time =
        value != null && value.isDocument() ? Fields.get(value.asDocument(), field) : null;
    return time != null && time.isTimestamp() ? time.asTimestamp() : null;
  }

  private static long seconds() {
    return System.currentTimeMillis() / 1000;
  }
}
