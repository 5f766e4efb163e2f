package io.mockmongo.state;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import io.mockmongo.message.Compressor;
import java.util.EnumSet;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * What client and server of a connection agreed on by its hellos, each as the latest told that
 * spoke of it: compressors, and limits. Thread-safe.
 */
public final class NegotiatedFeatures {

  private static final String COMPRESSION = "compression";

  private volatile Set<Compressor> compressors = Set.of();

  private volatile MessageLimits limits = MessageLimits.USUAL;

  /** Returns how much the client may send. */
  public MessageLimits limits() {
    return limits;
  }

  /** Tells whether a compressor was agreed on. */
  public boolean includes(Compressor compressor) {
    return compressors.contains(compressor);
  }

  /** Takes note of what a hello is told, before the client can know. */
  public void note(Command hello, BsonDocument reply) {
    limits = limits.told(reply);
    BsonValue told = Fields.get(reply, COMPRESSION);
    if (told != null || hello.get(COMPRESSION) != null) {
      compressors = known(told);
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

  /** Returns the names, such as {@code [snappy, zlib]}. */
  @Override
  public String toString() {
    return compressors.toString();
  }
}
