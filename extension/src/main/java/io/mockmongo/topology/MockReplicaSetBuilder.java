package io.mockmongo.topology;

import io.mockmongo.profile.MemberConfig;
import io.mockmongo.profile.Membership;
import io.mockmongo.profile.ReplicaSet;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The settings of a replica set, and its start. Not thread-safe.
 *
 * <pre>{@code
 * MockReplicaSet.builder()
 *     .name("orders")
 *     .member(MemberConfig.electable().tag("dc", "ny"))
 *     .member(MemberConfig.electable().priority(0).hide())
 *     .member(MemberConfig.arbiter(), server -> server.release(ServerRelease.V7_0))
 *     .start()
 * }</pre>
 */
public final class MockReplicaSetBuilder {

  private static final int MOST_MEMBERS = 50;

  private String name = "rs0";
  private final List<MemberConfig> members = new ArrayList<>();
  private final List<Consumer<MockMongoServerBuilder>> servers = new ArrayList<>();
  private Consumer<MockMongoServerBuilder> server = any -> {};
  private boolean hasPrimary = true;

  MockReplicaSetBuilder() {}

  /**
   * Sets the name of the set; {@code rs0} unless set.
   *
   * @param setName the name
   * @return this
   */
  public MockReplicaSetBuilder name(String setName) {
    this.name = Objects.requireNonNull(setName, "setName");
    return this;
  }

  /**
   * Adds members that hold data and can become primary.
   *
   * @param count the number of them
   * @return this
   * @throws IllegalArgumentException if the number is less than 1 or more than 50
   */
  public MockReplicaSetBuilder members(int count) {
    if (count < 1 || count > MOST_MEMBERS) {
      throw new IllegalArgumentException(
          "members(" + count + "): a replica set has 1 to 50 members");
    }
    for (int i = 0; i < count; i++) {
      member(MemberConfig.electable());
    }
    return this;
  }

  /**
   * Adds a member.
   *
   * <pre>{@code
   * builder.member(MemberConfig.electable().host("a:27017"))
   * }</pre>
   *
   * @param config its configuration; a host in it becomes the {@linkplain
   *     MockMongoServerBuilder#name name} of the server, which has a free port otherwise
   * @return this
   */
  public MockReplicaSetBuilder member(MemberConfig config) {
    return member(config, any -> {});
  }

  /**
   * Adds a member with settings of its server, such as another release.
   *
   * @param config its configuration
   * @param settings configures the server, after {@link #server}
   * @return this
   */
  public MockReplicaSetBuilder member(
      MemberConfig config, Consumer<MockMongoServerBuilder> settings) {
    members.add(Objects.requireNonNull(config, "config"));
    servers.add(Objects.requireNonNull(settings, "settings"));
    return this;
  }

  /**
   * Configures the server of each member.
   *
   * @param settings called once for each member, after those of earlier calls
   * @return this
   */
  public MockReplicaSetBuilder server(Consumer<MockMongoServerBuilder> settings) {
    this.server = server.andThen(Objects.requireNonNull(settings, "settings"));
    return this;
  }

  /**
   * Starts the set without a primary, as before its first election.
   *
   * @return this
   */
  public MockReplicaSetBuilder withoutPrimary() {
    this.hasPrimary = false;
    return this;
  }

  /**
   * Starts the servers of all members.
   *
   * @return the replica set; unless set otherwise, its first member that is electable is the
   *     primary
   * @throws IllegalArgumentException if it has no members, or none that can become primary
   */
  public MockReplicaSet start() {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("start(): the replica set has no members; add some");
    }
    if (hasPrimary && members.stream().noneMatch(MemberConfig::isElectable)) {
      throw new IllegalArgumentException(
          "start(): no member can become primary; add an electable one, or call withoutPrimary()");
    }
    RoleHistory roles = new RoleHistory();
    Consumer<MockMongoServerBuilder> ofAll = server.andThen(roles::follow);
    List<MockMongoServer> started =
        MockDeployment.startServers(
            IntStream.range(0, members.size())
                .mapToObj(i -> newServer(members.get(i), ofAll, servers.get(i)))
                .toList());
    ReplicaSet set = initiated(started);
    started.forEach(each -> join(each, set));
    return new MockReplicaSet(started, ofAll, roles);
  }

  private ReplicaSet initiated(List<MockMongoServer> started) {
    List<MemberConfig> configs = new ArrayList<>();
    for (int i = 0; i < started.size(); i++) {
      configs.add(members.get(i).host(started.get(i).address()));
    }
    ReplicaSet set = ReplicaSet.of(name, configs);
    return hasPrimary
        ? configs.stream()
            .filter(MemberConfig::isElectable)
            .findFirst()
            .map(first -> set.elected(first.host()))
            .orElse(set)
        : set;
  }

  /** Returns the builder of a member's server; it gets the host of the configuration, if any. */
  static MockMongoServerBuilder newServer(
      MemberConfig config,
      Consumer<MockMongoServerBuilder> ofAll,
      Consumer<MockMongoServerBuilder> own) {
    MockMongoServerBuilder builder = MockMongoServer.builder().profile(ServerProfile.replicaSet());
    if (!config.host().isEmpty()) {
      builder.name(config.host());
    }
    ofAll.accept(builder);
    own.accept(builder);
    return builder;
  }

  /** Makes a server a member of a set. */
  static void join(MockMongoServer server, ReplicaSet set) {
    Membership membership = new Membership(server.address(), set, Duration.ZERO);
    server.changesProfile(profile -> profile.member(membership));
  }
}
