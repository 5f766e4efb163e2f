package io.mockmongo.profile;

/**
 * The topology and release that a server reports in its handshake; immutable.
 *
 * <pre>{@code
 * MockMongoServer.builder().profile(ServerProfile.standalone().release(ServerRelease.V7_0)).start()
 * }</pre>
 *
 * @param topology the kind of deployment
 * @param setName the name of the replica set; unused for a standalone
 * @param release the release, which determines the wire versions
 */
public record ServerProfile(Topology topology, String setName, ServerRelease release) {

  /**
   * Returns the profile of the only member of a replica set {@code rs0}, with the newest release
   * that the driver on the class path supports.
   */
  public static ServerProfile replicaSet() {
    return new ServerProfile(Topology.REPLICA_SET, "rs0", ServerRelease.newestOfDriver());
  }

  /**
   * Returns the profile of a standalone, with the newest release that the driver on the class path
   * supports.
   */
  public static ServerProfile standalone() {
    return new ServerProfile(Topology.STANDALONE, "", ServerRelease.newestOfDriver());
  }

  /**
   * Returns the profile of a server with a topology, and with the newest release that the driver on
   * the class path supports.
   *
   * @param topology the kind of deployment
   * @return the profile
   */
  public static ServerProfile of(Topology topology) {
    return topology == Topology.STANDALONE ? standalone() : replicaSet();
  }

  /**
   * Returns the same profile with another release.
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
   * @param address the {@code host:port} of the server, or the encoded path of its Unix socket
   * @return a {@code mongodb://} URI that ends in {@code /}, or for a replica set in its name:
   *     drivers then do not connect directly
   */
  public String uri(String address) {
    return "mongodb://"
        + address
        + "/"
        + (topology == Topology.REPLICA_SET ? "?replicaSet=" + setName : "");
  }
}
