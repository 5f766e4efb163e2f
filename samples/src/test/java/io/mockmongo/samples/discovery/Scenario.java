package io.mockmongo.samples.discovery;

import io.mockmongo.json.ExtendedJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A topology in phases. Each phase delivers replies to hello, one after the other, and takes hosts
 * down or up; its outcome is what the driver knows afterwards.
 *
 * @param description what the driver is expected to do
 * @param uri the connection string of the client
 * @param hosts the hosts that exist
 * @param phases the phases, see {@code replica-sets.json}
 */
record Scenario(String description, String uri, List<String> hosts, List<BsonDocument> phases) {

  /** Reads the scenarios of a resource. */
  static Stream<Scenario> of(String resource) {
    try (InputStream in = Scenario.class.getResourceAsStream("/discovery/" + resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return ExtendedJson.parse(HostNames.in(text)).getArray("scenarios").stream()
          .map(BsonValue::asDocument)
          .map(Scenario::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Scenario of(BsonDocument scenario) {
    return new Scenario(
        scenario.getString("description").getValue(),
        scenario.getString("uri").getValue(),
        strings(scenario.getArray("hosts")),
        scenario.getArray("phases").stream().map(BsonValue::asDocument).toList());
  }

  static List<String> strings(List<BsonValue> values) {
    return values.stream().map(value -> value.asString().getValue()).toList();
  }

  /** Tells whether the host belongs to the topology in the end. */
  boolean isLeft(String host) {
    BsonDocument last = phases.get(phases.size() - 1);
    return last.getDocument("outcome").getDocument("servers").containsKey(host);
  }

  /** Tells whether some phase has a reply of the host. */
  boolean answers(String host) {
    return phases.stream()
        .flatMap(phase -> phase.getArray("replies", new BsonArray()).stream())
        .anyMatch(reply -> reply.asDocument().containsKey(host));
  }

  /** Tells whether the driver hears of the host: by the connection string or by a hello. */
  boolean mentions(String host) {
    return (uri + phases).toLowerCase(Locale.ROOT).contains(host);
  }

  @Override
  public String toString() {
    return description;
  }
}
