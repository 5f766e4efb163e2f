package io.mockmongo.state;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import io.mockmongo.message.Compressor;
import io.mockmongo.profile.Topology;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The features that client and server of a connection negotiated: compressors, limits and the kind
 * of server, each from the latest hello that has it. Thread-safe.
 */
public final class NegotiatedFeatures {

  private static final String COMPRESSION = "compression";

  private volatile Set<Compressor> compressors = Set.of();

  private volatile MessageLimits limits = MessageLimits.DEFAULT;

  /** Null before the first hello. */
  private volatile ServerKind serverKind;

  /**
   * Returns the kind of server that the client was told.
   *
   * @return the kind; empty before the first hello
   */
  public Optional<ServerKind> serverKind() {
    return Optional.ofNullable(serverKind);
  }

  /**
   * Returns the kind of server that the client was told, perhaps by a hello of the test.
   *
   * @param topology the server's topology, which decides before the first hello
   * @return the kind
   */
  public ServerKind serverKind(Topology topology) {
    ServerKind told = serverKind;
    return told == null ? ServerKind.of(topology) : told;
  }

  /** Returns the limits for messages of the client. */
  public MessageLimits limits() {
    return limits;
  }

  /** Tells whether a compressor was negotiated. */
  public boolean includes(Compressor compressor) {
    return compressors.contains(compressor);
  }

  /** Updates the features from a hello and its reply, before that is sent. */
  public void update(Command hello, BsonDocument reply) {
    limits = limits.updatedBy(reply);
    serverKind = ServerKind.in(reply);
    BsonValue agreed = Fields.get(reply, COMPRESSION);
    if (agreed != null || hello.get(COMPRESSION) != null) {
      compressors = known(agreed);
    }
  }

  private static Set<Compressor> known(BsonValue names) {
    Set<Compressor> known = EnumSet.noneOf(Compressor.class);
    if (names != null && names.isArray()) {
      names.asArray().stream()
          .filter(BsonValue::isString)
          .map(name -> Compressor.named(name.asString().getValue()))
          .forEach(named -> named.ifPresent(known::add));
    }
    return known;
  }

  /** Returns the names of the compressors, such as {@code [snappy, zlib]}. */
  @Override
  public String toString() {
    return compressors.toString();
  }
}
