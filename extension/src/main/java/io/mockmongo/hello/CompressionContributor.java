package io.mockmongo.hello;

import io.mockmongo.message.Compressor;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.ServerState;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Adds the compressors that the server has in common with the client, in the client's order;
 * nothing if the client offers none, or none in common.
 *
 * <p>Specification: wire compression, "MongoDB handshake amendment".
 */
final class CompressionContributor implements HelloContributor {

  private final Predicate<Compressor> supported;

  CompressionContributor(Predicate<Compressor> supported) {
    this.supported = supported;
  }

  @Override
  public void contribute(
      IncomingRequest hello,
      ServerState.Snapshot server,
      BsonDocument declared,
      BsonDocument reply) {
    BsonValue offered = hello.command().get("compression");
    if (offered == null || !offered.isArray()) {
      return;
    }
    List<BsonString> common =
        offered.asArray().stream()
            .filter(BsonValue::isString)
            .flatMap(name -> Compressor.named(name.asString().getValue()).stream())
            .filter(supported)
            .map(compressor -> new BsonString(compressor.toString()))
            .collect(Collectors.toList());
    if (!common.isEmpty()) {
      reply.append("compression", new BsonArray(common));
    }
  }
}
