package io.mockmongo.errortable;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerType;
import com.mongodb.event.ClusterClosedEvent;
import com.mongodb.event.ClusterListener;
import com.mongodb.event.ConnectionPoolClearedEvent;
import com.mongodb.event.ConnectionPoolListener;
import com.mongodb.event.ServerDescriptionChangedEvent;
import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerHeartbeatSucceededEvent;
import com.mongodb.event.ServerListener;
import com.mongodb.event.ServerMonitorListener;
import io.mockmongo.server.MockMongoServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A client of the driver that records what the driver concludes of the server. Thread-safe. */
final class ObservedClient implements AutoCloseable {

  private static final int SECONDS = 20;
  private static final int SILENCE_MILLIS = 800;

  private final Observer observer = new Observer();
  private final MongoClient driver;

  private ObservedClient(MongoClientSettings.Builder settings) {
    this.driver =
        MongoClients.create(
            settings
                .applyToClusterSettings(
                    cluster ->
                        cluster
                            .serverSelectionTimeout(SECONDS, TimeUnit.SECONDS)
                            .addClusterListener(observer))
                .applyToServerSettings(
                    server -> server.addServerListener(observer).addServerMonitorListener(observer))
                .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(observer))
                .build());
  }

  static ObservedClient connect(MockMongoServer server, Place place, Fault fault) {
    MongoClientSettings.Builder settings =
        server
            .applyTo(MongoClientSettings.builder())
            .applyToServerSettings(
                each -> each.heartbeatFrequency(place.heartbeatMillis(), TimeUnit.MILLISECONDS));
    if (place.authenticates()) {
      settings.credential(MongoCredential.createMongoX509Credential());
    }
    if (fault.isSilence()) {
      shortenTimeouts(settings);
    }
    return new ObservedClient(settings);
  }

  /** A monitor waits as long as connecting may take, and between two heartbeats. */
  private static void shortenTimeouts(MongoClientSettings.Builder settings) {
    settings.applyToSocketSettings(
        socket ->
            socket
                .readTimeout(SILENCE_MILLIS, TimeUnit.MILLISECONDS)
                .connectTimeout(SILENCE_MILLIS, TimeUnit.MILLISECONDS));
  }

  MongoClient driver() {
    return driver;
  }

  /** Waits until a check of the server has failed, and a later one has succeeded. */
  void awaitFailedAndLaterCheck() {
    await(observer.checkedAgain, "a failed and a later check");
  }

  boolean hasMarkedServerUnknown() {
    return observer.serverUnknown;
  }

  boolean hasClearedPool() {
    return observer.poolCleared;
  }

  /** Closes the client and waits for its last event: it delivers events on a thread of its own. */
  @Override
  public void close() {
    driver.close();
    await(observer.closed, "the last event");
  }

  private static void await(CountDownLatch event, String what) {
    try {
      if (!event.await(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the driver did not report " + what);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Observer
      implements ClusterListener, ServerListener, ServerMonitorListener, ConnectionPoolListener {

    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch checkedAgain = new CountDownLatch(1);
    private volatile boolean checkFailed;
    private volatile boolean serverUnknown;
    private volatile boolean poolCleared;

    @Override
    public void serverDescriptionChanged(ServerDescriptionChangedEvent event) {
      if (event.getPreviousDescription().getType() != ServerType.UNKNOWN
          && event.getNewDescription().getType() == ServerType.UNKNOWN) {
        serverUnknown = true;
      }
    }

    @Override
    public void serverHeartbeatFailed(ServerHeartbeatFailedEvent event) {
      checkFailed = true;
    }

    @Override
    public void serverHeartbeatSucceeded(ServerHeartbeatSucceededEvent event) {
      if (checkFailed) {
        checkedAgain.countDown();
      }
    }

    @Override
    public void connectionPoolCleared(ConnectionPoolClearedEvent event) {
      poolCleared = true;
    }

    @Override
    public void clusterClosed(ClusterClosedEvent event) {
      closed.countDown();
    }
  }
}
