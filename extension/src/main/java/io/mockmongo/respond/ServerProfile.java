package io.mockmongo.respond;

/**
 * What a server says of itself in its handshake; immutable.
 *
 * <pre>{@code
 * MockMongoServer.builder().profile(ServerProfile.standalone()).start()
 * }</pre>
 *
 * @param topology the kind of deployment
 * @param setName the replica set's name; not used by a standalone
 * @param minWireVersion the oldest wire version spoken; real servers send 0
 * @param maxWireVersion the newest wire version spoken
 */
public record ServerProfile(
    Topology topology, String setName, int minWireVersion, int maxWireVersion) {

  /** The wire version of release 8.0, which all current drivers speak. */
  private static final int RELEASE_8_0 = 25;

  /** Returns the profile of the one member of a healthy replica set {@code rs0}, release 8.0. */
  public static ServerProfile replicaSet() {
    return new ServerProfile(Topology.REPLICA_SET, "rs0", 0, RELEASE_8_0);
  }

  /** Returns the profile of a healthy standalone, release 8.0. */
  public static ServerProfile standalone() {
    return new ServerProfile(Topology.STANDALONE, "", 0, RELEASE_8_0);
  }

  /**
   * Returns the profile of a healthy server, release 8.0.
   *
   * @param topology the kind of deployment
   * @return the profile
   */
  public static ServerProfile of(Topology topology) {
    return topology == Topology.STANDALONE ? standalone() : replicaSet();
  }

  /**
   * Returns the connection string for a client.
   *
   * @param address the server's {@code host:port}
   * @return a {@code mongodb://} URI; for a replica set it names the set, so that drivers do not
   *     connect in direct mode
   */
  public String uri(String address) {
    return "mongodb://"
        + address
        + "/"
        + (topology == Topology.REPLICA_SET ? "?replicaSet=" + setName : "");
  }
}
