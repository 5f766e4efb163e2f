package io.mockmongo.junit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.mockmongo.profile.Membership;
import io.mockmongo.server.ClientTarget;
import java.lang.reflect.ParameterizedType;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * The injected driver objects of a server, a deployment or a member, which share one client. Only
 * this class needs the driver; it is loaded with the first driver parameter.
 */
final class DriverObjects {

  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(1);

  private final ClientAddresses addresses;
  private final String options;
  private final ConnectionString connectionString;
  private final Consumer<MongoClientSettings.Builder> more;
  private MongoClient client;

  /** Prepares the connection string; creates no client yet. */
  DriverObjects(ClientTarget target, ServerPlan plan) {
    options = plan.client().options();
    try {
      addresses = ClientAddresses.of(target, plan.client().database(), plan.client().srv());
      connectionString = addresses.connectionString(options);
    } catch (IllegalArgumentException e) {
      throw new ParameterResolutionException(
          "@MockMongo(client = \"" + options + "\"): " + e.getMessage(), e);
    }
    more = plan.client().settings();
  }

  Object create(InjectionPoint point) {
    Class<?> type = point.type();
    if (type == ConnectionString.class) {
      return connectionString;
    }
    if (type == MongoClientSettings.Builder.class) {
      return settings();
    }
    if (type == MongoClientSettings.class) {
      return settings().build();
    }
    return type == MongoClient.class ? client() : ofNamespace(point);
  }

  /**
   * Waits until the client has heard of the election of a member, at most a second: it may have
   * reasons not to. Thereafter it takes the primaries of earlier elections for stale.
   */
  void awaitElection(Membership primary) {
    ObjectId election = new ObjectId(primary.set().electionId());
    long start = System.nanoTime();
    while (client != null && !knows(election) && System.nanoTime() - start < LONGEST_WAIT) {
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
  }

  private boolean knows(ObjectId election) {
    return client.getClusterDescription().getServerDescriptions().stream()
        .anyMatch(server -> election.equals(server.getElectionId()));
  }

  /** Clears the interrupt first: the driver closes nothing on an interrupted thread. */
  void close() {
    boolean interrupted = Thread.interrupted();
    try {
      if (client != null) {
        client.close();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private MongoClient client() {
    if (client == null) {
      client = MongoClients.create(settings().build());
    }
    return client;
  }

  private Object ofNamespace(InjectionPoint point) {
    String name = point.namespace();
    int dot = name.indexOf('.');
    boolean isDatabase = point.type() == MongoDatabase.class;
    if (name.isEmpty() || isDatabase != dot < 0) {
      throw new ParameterResolutionException(
          point
              + (isDatabase
                  ? ": name the database with @Namespace(\"shop\")"
                  : ": name the collection with @Namespace(\"shop.orders\")"));
    }
    return isDatabase ? client().getDatabase(name) : collection(point, name, dot);
  }

  private MongoCollection<?> collection(InjectionPoint point, String name, int dot) {
    Class<?> documentClass =
        point.genericType() instanceof ParameterizedType of
                && of.getActualTypeArguments()[0] instanceof Class<?> named
            ? named
            : Document.class;
    return client()
        .getDatabase(name.substring(0, dot))
        .getCollection(name.substring(dot + 1), documentClass);
  }

  private MongoClientSettings.Builder settings() {
    MongoClientSettings.Builder settings =
        addresses.applyTo(MongoClientSettings.builder(), options);
    more.accept(settings);
    return settings;
  }
}
