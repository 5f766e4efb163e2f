package io.mockmongo.junit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import io.mockmongo.call.CleanupSequence;
import io.mockmongo.profile.Membership;
import io.mockmongo.server.ClientTarget;
import java.lang.reflect.ParameterizedType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * The injected driver objects of a server, a deployment or a member, which share one client of each
 * driver. This class needs the driver's core; it is loaded with the first driver parameter.
 */
final class DriverObjects {

  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(1);

  private final ClientAddresses addresses;
  private final String options;
  private final ConnectionString connectionString;
  private final Consumer<MongoClientSettings.Builder> more;

  /** The clients, by the package of the driver's types. */
  private final Map<String, DriverClient> clients = new LinkedHashMap<>();

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
    return type.getSimpleName().equals("MongoClient") ? client(type).client() : ofNamespace(point);
  }

  private DriverClient client(Class<?> type) {
    return clients.computeIfAbsent(type.getPackageName(), this::newClient);
  }

  private DriverClient newClient(String driver) {
    MongoClientSettings settings = settings().build();
    return switch (driver) {
      case "com.mongodb.client" -> new SyncClient(settings);
      case "com.mongodb.reactivestreams.client" -> new ReactiveClient(settings);
      default -> new CoroutineClient(settings);
    };
  }

  /**
   * Waits until the clients have heard of the election of a member, at most a second: they may have
   * reasons not to. Thereafter they take the primaries of earlier elections for stale.
   */
  void awaitElection(Membership primary) {
    ObjectId election = new ObjectId(primary.set().electionId());
    long start = System.nanoTime();
    while (!areToldOf(election) && System.nanoTime() - start < LONGEST_WAIT) {
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
  }

  private boolean areToldOf(ObjectId election) {
    return clients.values().stream().allMatch(client -> isToldOf(election, client));
  }

  private static boolean isToldOf(ObjectId election, DriverClient client) {
    return client.description().getServerDescriptions().stream()
        .anyMatch(server -> election.equals(server.getElectionId()));
  }

  /** Clears the interrupt first: the driver closes nothing on an interrupted thread. */
  void close() {
    boolean interrupted = Thread.interrupted();
    try {
      CleanupSequence steps = new CleanupSequence();
      clients.values().forEach(client -> steps.run(client::close));
      steps.throwFirstUnchecked();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Object ofNamespace(InjectionPoint point) {
    boolean isDatabase = point.type().getSimpleName().equals("MongoDatabase");
    String name = isDatabase ? databaseOf(point) : point.namespace();
    int dot = name.indexOf('.');
    if (name.isEmpty() || isDatabase != dot < 0) {
      throw new ParameterResolutionException(
          point
              + (isDatabase
                  ? ": name the database with @Namespace(\"shop\")"
                  : ": name the collection with @Namespace(\"shop.orders\")"));
    }
    DriverClient client = client(point.type());
    return isDatabase
        ? client.database(name)
        : client.collection(name.substring(0, dot), name.substring(dot + 1), documentClass(point));
  }

  /** Returns the database that is named for a parameter, else that of the connection string. */
  private String databaseOf(InjectionPoint point) {
    String declared = connectionString.getDatabase();
    return point.namespace().isEmpty() && declared != null ? declared : point.namespace();
  }

  private static Class<?> documentClass(InjectionPoint point) {
    return point.genericType() instanceof ParameterizedType of
            && of.getActualTypeArguments()[0] instanceof Class<?> named
        ? named
        : Document.class;
  }

  private MongoClientSettings.Builder settings() {
    MongoClientSettings.Builder settings =
        addresses.applyTo(MongoClientSettings.builder(), options);
    more.accept(settings);
    return settings;
  }
}
