package io.mockmongo.state;

import io.mockmongo.bson.RawBuilder;
import org.bson.BsonBinary;
import org.bson.BsonInt64;
import org.bson.BsonTimestamp;
import org.bson.RawBsonDocument;

/**
 * A time of a replica set's logical clock, with the fields of replies that tell it; immutable.
 *
 * <p>Specification: causal consistency, "operationTime"; driver sessions, "$clusterTime".
 *
 * @param timestamp the time: seconds since the epoch, and a number within the second
 * @param fields {@code $clusterTime} and {@code operationTime}, made once for many replies
 */
public record ClusterTime(BsonTimestamp timestamp, RawBsonDocument fields) {

  /** Signed by nobody, as by a server without authentication. */
  private static final RawBsonDocument UNSIGNED =
      new RawBuilder()
          .append("hash", new BsonBinary(new byte[20]))
          .append("keyId", new BsonInt64(0))
          .build();

  static ClusterTime of(long value) {
    BsonTimestamp time = new BsonTimestamp(value);
    RawBsonDocument gossip =
        new RawBuilder().append("clusterTime", time).append("signature", UNSIGNED).build();
    return new ClusterTime(
        time,
        new RawBuilder().append("$clusterTime", gossip).append("operationTime", time).build());
  }

  /** Returns the next time: the present second, or a later number after this time or another. */
  ClusterTime next(long seconds, BsonTimestamp known) {
    long latest = isLater(known, seconds) ? known.getValue() : timestamp.getValue();
    long present = seconds << 32 | 1;
    return of(Long.compareUnsigned(latest, present) < 0 ? present : latest + 1);
  }

  /** Returns another time if it is later, else this one. */
  ClusterTime orLater(long seconds, BsonTimestamp known) {
    return isLater(known, seconds) ? of(known.getValue()) : this;
  }

  private boolean isLater(BsonTimestamp known, long seconds) {
    return known != null && known.compareTo(timestamp) > 0 && isAcceptable(known, seconds);
  }

  /** A server refuses times that are more than a year ahead of its own. */
  private static boolean isAcceptable(BsonTimestamp known, long seconds) {
    return Integer.toUnsignedLong(known.getTime()) <= seconds + 365L * 24 * 60 * 60;
  }
}
