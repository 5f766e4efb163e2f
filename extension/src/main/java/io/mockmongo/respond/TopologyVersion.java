package io.mockmongo.respond;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * The version of what a server knows of its topology: which process, and how often it changed.
 *
 * <p>Specification: server discovery and monitoring, "topologyVersion".
 *
 * @param processId the server process
 * @param counter counts the changes
 */
record TopologyVersion(ObjectId processId, long counter) {

  static TopologyVersion ofNewProcess() {
    return new TopologyVersion(new ObjectId(), 1);
  }

  TopologyVersion next() {
    return new TopologyVersion(processId, counter + 1);
  }

  BsonDocument document() {
    return new BsonDocument("processId", new BsonObjectId(processId))
        .append("counter", new BsonInt64(counter));
  }

  /** Tells whether a hello's sender knows all that there is to know. */
  boolean isKnownTo(Command hello) {
    BsonValue known = hello.get("topologyVersion");
    if (known == null || !known.isDocument()) {
      return false;
    }
    BsonValue process = Fields.get(known.asDocument(), "processId");
    BsonValue counted = Fields.get(known.asDocument(), "counter");
    return new BsonObjectId(processId).equals(process)
        && counted != null
        && counted.isNumber()
        && counted.asNumber().longValue() >= counter;
  }
}
