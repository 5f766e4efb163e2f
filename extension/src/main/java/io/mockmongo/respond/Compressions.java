package io.mockmongo.respond;

import io.mockmongo.message.Command;
import io.mockmongo.message.Compressor;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The compressors that a server has in common with a client, in the client's order.
 *
 * <p>Specification: wire compression, "MongoDB handshake amendment".
 */
final class Compressions {

  private final Predicate<Compressor> ours;

  Compressions(Predicate<Compressor> ours) {
    this.ours = ours;
  }

  /** Returns the field of a reply to hello; empty if the client did not ask, or in vain. */
  Optional<BsonArray> inCommon(Command hello) {
    BsonValue asked = hello.get("compression");
    if (asked == null || !asked.isArray()) {
      return Optional.empty();
    }
    List<BsonString> common =
        asked.asArray().stream()
            .filter(BsonValue::isString)
            .flatMap(name -> Compressor.named(name.asString().getValue()).stream())
            .filter(ours)
            .map(compressor -> new BsonString(compressor.toString()))
            .collect(Collectors.toList());
    return common.isEmpty() ? Optional.empty() : Optional.of(new BsonArray(common));
  }
}
