package io.mockmongo.state;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * The topology version of a server: its process and a counter of changes.
 *
 * <p>Specification: server discovery and monitoring, "topologyVersion".
 *
 * @param process identifies the server process
 * @param counter counts the changes
 */
public record TopologyVersion(long process, long counter) {

  private static final String FIELD = "topologyVersion";

  /** Returns the first version of a server process. */
  public static TopologyVersion ofNewProcess() {
    return new TopologyVersion(ThreadLocalRandom.current().nextLong(), 1);
  }

  /** Returns the version after one more change. */
  public TopologyVersion next() {
    return new TopologyVersion(process, counter + 1);
  }

  /**
   * Returns the version after one more change, or the one that a message has told already.
   *
   * @param told the field {@code topologyVersion} of the message, or null
   */
  TopologyVersion nextOr(BsonValue told) {
    return new TopologyVersion(process, Math.max(counter + 1, counter(told).orElse(0L)));
  }

  /** Returns the same count of another process, which clients can't compare with this one. */
  TopologyVersion ofOtherProcess() {
    return new TopologyVersion(process + 1, counter);
  }

  /** Tells whether this version of a server is older than another, even of another process. */
  boolean isBefore(TopologyVersion other) {
    return counter < other.counter;
  }

  /** Made on demand: the first ObjectId of a JVM is slow, it loads a source of random numbers. */
  private BsonObjectId processId() {
    ByteBuffer bytes = ByteBuffer.allocate(12).putInt(0).putLong(process).flip();
    return new BsonObjectId(new ObjectId(bytes));
  }

  /** Returns the document for replies to hello and for errors. */
  public BsonDocument document() {
    return new BsonDocument("processId", processId()).append("counter", new BsonInt64(counter));
  }

  /** Tells whether the client that sends a hello knows this version or a later one. */
  public boolean isKnownTo(Command hello) {
    return counter(hello.get(FIELD)).filter(known -> known >= counter).isPresent();
  }

  /**
   * Tells whether this version is equal to another one of this process, or newer.
   *
   * @param other the field {@code topologyVersion} of a message, or null
   * @return false if it is no version of this process
   */
  public boolean isNotBefore(BsonValue other) {
    return counter(other).filter(told -> told <= counter).isPresent();
  }

  /** Returns the counter of a version of this process; empty if the value is none. */
  private Optional<Long> counter(BsonValue version) {
    if (version == null || !version.isDocument()) {
      return Optional.empty();
    }
    BsonValue process = Fields.get(version.asDocument(), "processId");
    BsonValue counted = Fields.get(version.asDocument(), "counter");
    return processId().equals(process) && counted != null && counted.isNumber()
        ? Optional.of(counted.asNumber().longValue())
        : Optional.empty();
  }
}
