package io.mockmongo.profile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The topology and release that a server reports in its handshake; immutable.
 *
 * <pre>{@code
 * MockMongoServer.builder().profile(ServerProfile.standalone().release(ServerRelease.V7_0)).start()
 * }</pre>
 *
 * @param topology the kind of deployment
 * @param setName the name of the replica set; "" if the server is no member of one
 * @param release the release, which determines the wire versions
 * @param membership what the server knows of its replica set; empty for the only member of one, and
 *     for other servers
 */
public record ServerProfile(
    Topology topology, String setName, ServerRelease release, Optional<Membership> membership) {

  private static final String ONLY_SET = "rs0";

  /**
   * Returns the profile of the only member of a replica set {@code rs0}, with the newest release
   * that the driver on the class path supports.
   */
  public static ServerProfile replicaSet() {
    return of(Topology.REPLICA_SET);
  }

  /**
   * Returns the profile of a standalone, with the newest release that the driver on the class path
   * supports.
   */
  public static ServerProfile standalone() {
    return of(Topology.STANDALONE);
  }

  /**
   * Returns the profile of a server with a topology, and with the newest release that the driver on
   * the class path supports.
   *
   * @param topology the kind of deployment
   * @return the profile
   */
  public static ServerProfile of(Topology topology) {
    return new ServerProfile(
        topology,
        topology == Topology.REPLICA_SET ? ONLY_SET : "",
        ServerRelease.newestOfDriver(),
        Optional.empty());
  }

  /**
   * Returns the same profile with another release.
   *
   * @param other the release
   * @return the profile
   */
  public ServerProfile release(ServerRelease other) {
    return new ServerProfile(topology, setName, other, membership);
  }

  /**
   * Returns the profile of a member of a replica set, with the same release.
   *
   * @param member what the member knows of its set
   * @return the profile
   */
  public ServerProfile member(Membership member) {
    return new ServerProfile(
        Topology.REPLICA_SET, member.set().name(), release, Optional.of(member));
  }

  /**
   * Returns what a server of this profile knows of its replica set.
   *
   * @param address the server's own address
   * @return the membership; that of the primary and only member where the profile has none
   */
  public Membership membershipOf(String address) {
    return membership.orElseGet(() -> Membership.ofOnlyMember(setName, address));
  }

  /**
   * Returns the connection string for a client.
   *
   * @param address the {@code host:port} of the server, or the encoded path of its Unix socket
   * @return a {@code mongodb://} URI that ends in {@code /}, or in an option without which drivers
   *     would connect directly
   */
  public String uri(String address) {
    String option =
        switch (topology) {
          case STANDALONE -> "";
          case REPLICA_SET -> "?replicaSet=" + encoded(setName);
          case SHARDED -> "?directConnection=false";
          case LOAD_BALANCED -> "?loadBalanced=true";
        };
    return "mongodb://" + address + "/" + option;
  }

  /** A form encodes a space in another way than a URI. */
  private static String encoded(String option) {
    return URLEncoder.encode(option, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
