package io.mockmongo.samples.discovery;

import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What the driver knows of a topology, as a document: those fields of it that a test expects. */
final class Outcome {

  private static final Map<String, Function<ClusterDescription, BsonValue>> CLUSTER =
      Map.of(
          "type", cluster -> new BsonString(cluster.getType().name()),
          "mode", cluster -> new BsonString(cluster.getConnectionMode().name()),
          "compatible", cluster -> BsonBoolean.valueOf(cluster.isCompatibleWithDriver()),
          "sessionTimeout", cluster -> number(cluster.getLogicalSessionTimeoutMinutes()));

  private static final Map<String, Function<ServerDescription, BsonValue>> SERVER =
      Map.of(
          "type", server -> new BsonString(server.getType().name()),
          "setName", server -> text(server.getSetName()),
          "setVersion", server -> number(server.getSetVersion()),
          "electionId",
              server ->
                  server.getElectionId() == null
                      ? BsonNull.VALUE
                      : new BsonObjectId(server.getElectionId()),
          "primary", server -> text(server.getPrimary()),
          "maxWireVersion", server -> new BsonInt32(server.getMaxWireVersion()),
          "sessionTimeout", server -> number(server.getLogicalSessionTimeoutMinutes()),
          "exception",
              server ->
                  server.getException() == null
                      ? BsonNull.VALUE
                      : new BsonString(server.getException().getClass().getSimpleName()));

  private Outcome() {}

  /** Returns the fields that are expected: all servers, each with its type or as many fields. */
  static BsonDocument of(ClusterDescription cluster, BsonDocument expected) {
    BsonDocument outcome = new BsonDocument();
    for (String field : expected.keySet()) {
      outcome.append(
          field,
          field.equals("servers")
              ? servers(cluster, expected.getDocument("servers"))
              : CLUSTER.get(field).apply(cluster));
    }
    return outcome;
  }

  private static BsonDocument servers(ClusterDescription cluster, BsonDocument expected) {
    Map<String, ServerDescription> byHost = new TreeMap<>();
    cluster.getServerDescriptions().forEach(each -> byHost.put(each.getAddress().toString(), each));
    BsonDocument servers = new BsonDocument();
    byHost.forEach((host, server) -> servers.append(host, server(server, expected.get(host))));
    return servers;
  }

  private static BsonValue server(ServerDescription server, BsonValue expected) {
    if (expected == null || !expected.isDocument()) {
      return new BsonString(server.getType().name());
    }
    BsonDocument fields = new BsonDocument();
    expected
        .asDocument()
        .keySet()
        .forEach(field -> fields.append(field, SERVER.get(field).apply(server)));
    return fields;
  }

  private static BsonValue text(String value) {
    return value == null ? BsonNull.VALUE : new BsonString(value);
  }

  private static BsonValue number(Integer value) {
    return value == null ? BsonNull.VALUE : new BsonInt32(value);
  }
}
