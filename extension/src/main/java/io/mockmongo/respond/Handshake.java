package io.mockmongo.respond;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.message.Compressor;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;

/**
 * What a server of a profile answers to {@code hello}, {@code isMaster} and {@code ismaster}.
 *
 * <p>Specifications: MongoDB handshake; server discovery and monitoring.
 */
final class Handshake {

  private static final int SESSION_TIMEOUT_MINUTES = 30;
  private static final String ELECTION = "7fffffff0000000000000001";
  private static final long LONGEST_WAIT_MILLIS = Duration.ofHours(1).toMillis();

  private final ServerProfile profile;
  private final String address;
  private final Compressions compressions;
  private volatile TopologyVersion version = TopologyVersion.ofNewProcess();

  Handshake(ServerProfile profile, String address, Predicate<Compressor> compressors) {
    this.profile = profile;
    this.address = address;
    this.compressions = new Compressions(compressors);
  }

  static boolean asks(Command command) {
    return Received.HELLOS.contains(command.name());
  }

  /**
   * Returns how long a hello asks to be left waiting for a change, empty if it is to be answered at
   * once: it asks for no wait, or does not know the latest yet.
   *
   * @param hello the request
   * @param last what its connection was told last, or null
   */
  Optional<Duration> patience(Command hello, LastHello last) {
    BsonValue most = hello.get("maxAwaitTimeMS");
    boolean knowsLatest =
        version.isKnownTo(hello) || last != null && last.isKnownTo(hello, version);
    if (most == null || !most.isNumber() || !hasTopologyVersion() || !knowsLatest) {
      return Optional.empty();
    }
    long millis = Math.min(most.asNumber().longValue(), LONGEST_WAIT_MILLIS);
    return millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
  }

  TopologyVersion version() {
    return version;
  }

  /** Tells whether hellos, and so errors of a changing state, carry a topology version. */
  boolean hasTopologyVersion() {
    return profile.release().knowsHello();
  }

  /** Counts a change of what the server knows of its topology; returns the new version. */
  synchronized TopologyVersion changed() {
    version = version.next();
    return version;
  }

  Reply reply(Received request) {
    return request.command().name().equals("hello") && !hasTopologyVersion()
        ? Reply.error(ServerError.COMMAND_NOT_FOUND.code(), "no such command: 'hello'")
        : Reply.exactly(document(request));
  }

  /** Lays a successful reply over the profile: its fields win. */
  RawBsonDocument merged(Received request, RawBsonDocument declared) {
    BsonValue ok = Fields.get(declared, "ok");
    if (ok == null || !succeeds(ok)) {
      return declared;
    }
    BsonDocument document = document(request);
    document.putAll(declared);
    return RawBuilder.raw(document);
  }

  /** Drivers take 1, 1.0 and true. */
  private static boolean succeeds(BsonValue ok) {
    return ok.isBoolean()
        ? ok.asBoolean().getValue()
        : ok.isNumber() && ok.asNumber().intValue() == 1;
  }

  private BsonDocument document(Received request) {
    Command hello = request.command();
    BsonDocument reply = new BsonDocument();
    if (hasTopologyVersion() && hello.get("helloOk") != null) {
      reply.append("helloOk", BsonBoolean.TRUE);
    }
    reply.append(hello.name().equals("hello") ? "isWritablePrimary" : "ismaster", BsonBoolean.TRUE);
    if (hasTopologyVersion()) {
      reply.append("topologyVersion", version.document());
    }
    if (profile.topology() == Topology.REPLICA_SET) {
      appendReplicaSet(reply);
    }
    appendLimits(reply, request.connection().number());
    compressions.inCommon(hello).ifPresent(common -> reply.append("compression", common));
    return reply.append("ok", new BsonDouble(1));
  }

  private void appendReplicaSet(BsonDocument reply) {
    BsonString me = new BsonString(address);
    reply
        .append("hosts", new BsonArray(List.of(me)))
        .append("setName", new BsonString(profile.setName()))
        .append("setVersion", new BsonInt32(1))
        .append("secondary", BsonBoolean.FALSE)
        .append("primary", me)
        .append("me", me)
        .append("electionId", new BsonObjectId(new ObjectId(ELECTION)))
        .append("lastWrite", lastWrite());
  }

  private static BsonDocument lastWrite() {
    long now = System.currentTimeMillis();
    BsonDateTime date = new BsonDateTime(now);
    BsonDocument opTime =
        new BsonDocument("ts", new BsonTimestamp((int) (now / 1000), 1))
            .append("t", new BsonInt64(1));
    return new BsonDocument("opTime", opTime)
        .append("lastWriteDate", date)
        .append("majorityOpTime", opTime)
        .append("majorityWriteDate", date);
  }

  private void appendLimits(BsonDocument reply, int connection) {
    reply
        .append("maxBsonObjectSize", new BsonInt32(Limits.USUAL.documentSize()))
        .append("maxMessageSizeBytes", new BsonInt32(Limits.USUAL.messageSize()))
        .append("maxWriteBatchSize", new BsonInt32(Limits.USUAL.batchSize()))
        .append("localTime", new BsonDateTime(System.currentTimeMillis()))
        .append("logicalSessionTimeoutMinutes", new BsonInt32(SESSION_TIMEOUT_MINUTES))
        .append("connectionId", new BsonInt32(connection))
        .append("minWireVersion", new BsonInt32(profile.release().minWireVersion()))
        .append("maxWireVersion", new BsonInt32(profile.release().wireVersion()))
        .append("readOnly", BsonBoolean.FALSE);
  }
}
