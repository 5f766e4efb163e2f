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
 * Says which compressors the server has in common with a client, in the client's order; nothing
 * where the client did not ask, or in vain.
 *
 * <p>Specification: wire compression, "MongoDB handshake amendment".
 */
final class CompressionContributor implements HelloContributor {

  private final Predicate<Compressor> ours;

  CompressionContributor(Predicate<Compressor> ours) {
    this.ours = ours;
  }

  @Override
  public void contribute(IncomingRequest hello, ServerState.Snapshot server, BsonDocument reply) {
    BsonValue asked = hello.command().get("compression");
    if (asked == null || !asked.isArray()) {
      return;
    }
    List<BsonString> common =
        asked.asArray().stream()
            .filter(BsonValue::isString)
            .flatMap(name -> Compressor.named(name.asString().getValue()).stream())
            .filter(ours)
            .map(compressor -> new BsonString(compressor.toString()))
            .collect(Collectors.toList());
    if (!common.isEmpty()) {
      reply.append("compression", new BsonArray(common));
    }
  }
}
