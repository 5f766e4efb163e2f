package io.mockmongo.database;

import io.mockmongo.bson.Fields;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.respond.IncomingRequest;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The parameters of a server without data, with those that clients have set: answers {@code
 * getParameter} for all of them ({@code '*'}) or by name. A server has hundreds; here are those
 * that applications and the tests of drivers ask for.
 */
final class ServerParameters {

  private static final String ALL = "allParameters";

  private final ServerRelease release;
  private final Supplier<BsonDocument> setByClients;

  ServerParameters(ServerRelease release, Supplier<BsonDocument> setByClients) {
    this.release = release;
    this.setByClients = setByClients;
  }

  /** Returns the feature compatibility version of a release, such as 7.0. */
  static String compatibility(ServerRelease release) {
    return release == ServerRelease.FUTURE ? "10000.0" : release.toString();
  }

  /** Answers {@code getParameter}, unless it asks for details or for unknown parameters only. */
  Optional<Answer> get(IncomingRequest request) {
    BsonDocument command = request.command().document();
    BsonValue asked = Fields.get(command, "getParameter");
    BsonDocument options = asked.isDocument() ? asked.asDocument() : new BsonDocument();
    if (isTrue(options, "showDetails")) {
      return Optional.empty();
    }
    boolean isForAll =
        asked.isString() && asked.asString().getValue().equals("*") || isTrue(options, ALL);
    BsonDocument found = new BsonDocument();
    all()
        .forEach(
            (name, value) -> {
              if (isForAll || Fields.get(command, name) != null) {
                found.append(name, value);
              }
            });
    return found.isEmpty() ? Optional.empty() : Optional.of(Reply.of(found));
  }

  private static boolean isTrue(BsonDocument options, String name) {
    return BsonBoolean.TRUE.equals(Fields.get(options, name));
  }

  /** Returns all parameters by name, in the order in which servers list them. */
  private TreeMap<String, BsonValue> all() {
    TreeMap<String, BsonValue> all = new TreeMap<>();
    all.putAll(
        ExtendedJson.parse(
            """
            {authenticationMechanisms: ['MONGODB-X509', 'SCRAM-SHA-1', 'SCRAM-SHA-256'],
                cursorTimeoutMillis: {$numberLong: '600000'}, enableTestCommands: true,
                featureCompatibilityVersion: {version: '%s'},
                localLogicalSessionTimeoutMinutes: 30, logLevel: 0,
                maxTransactionLockRequestTimeoutMillis: 5, notablescan: false, quiet: false,
                transactionLifetimeLimitSeconds: 60, ttlMonitorEnabled: true,
                ttlMonitorSleepSecs: 60}
            """
                .formatted(compatibility(release))));
    if (release.compareTo(ServerRelease.V5_0) >= 0) {
      all.put("requireApiVersion", BsonBoolean.FALSE);
    }
    all.putAll(setByClients.get());
    return all;
  }
}
