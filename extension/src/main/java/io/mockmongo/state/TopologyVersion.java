package io.mockmongo.state;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import java.nio.ByteBuffer;
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

  /** Returns the first version of a server process. */
  public static TopologyVersion ofNewProcess() {
    return new TopologyVersion(ThreadLocalRandom.current().nextLong(), 1);
  }

  /** Returns the version after one more change. */
  public TopologyVersion next() {
    return new TopologyVersion(process, counter + 1);
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
    BsonValue known = hello.get("topologyVersion");
    if (known == null || !known.isDocument()) {
      return false;
    }
    BsonValue process = Fields.get(known.asDocument(), "processId");
    BsonValue counted = Fields.get(known.asDocument(), "counter");
    return processId().equals(process)
        && counted != null
        && counted.isNumber()
        && counted.asNumber().longValue() >= counter;
  }
}
