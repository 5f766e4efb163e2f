package io.mockmongo.profile;

/**
 * What a server says of itself in its handshake; immutable.
 *
 * <pre>{@code
 * MockMongoServer.builder().profile(ServerProfile.standalone().release(ServerRelease.V7_0)).start()
 * }</pre>
 *
 * @param topology the kind of deployment
 * @param setName the replica set's name; not used by a standalone
 * @param release the release, which says the wire versions
 */
public record ServerProfile(Topology topology, String setName, ServerRelease release) {

  /**
   * Returns the profile of the one member of a healthy replica set {@code rs0}, of the newest
   * release that the driver on the class path speaks.
   */
  public static ServerProfile replicaSet() {
    return new ServerProfile(Topology.REPLICA_SET, "rs0", ServerRelease.newestOfDriver());
  }

  /**
   * Returns the profile of a healthy standalone, of the newest release that the driver on the class
   * path speaks.
   */
  public static ServerProfile standalone() {
    return new ServerProfile(Topology.STANDALONE, "", ServerRelease.newestOfDriver());
  }

  /**
   * Returns the profile of a healthy server, of the newest release that the driver on the class
   * path speaks.
   *
   * @param topology the kind of deployment
   * @return the profile
   */
  public static ServerProfile of(Topology topology) {
    return topology == Topology.STANDALONE ? standalone() : replicaSet();
  }

  /**
   * Returns the same profile of another release.
   *
   * @param other the release
   * @return the profile
   */
  public ServerProfile release(ServerRelease other) {
    return new ServerProfile(topology, setName, other);
  }

  /**
   * Returns the connection string for a client.
   *
   * @param address the server's {@code host:port}, or the encoded path of its Unix socket
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
