package io.mockmongo.topology;

import io.mockmongo.argument.DurationCheck;
import io.mockmongo.journal.Received;
import io.mockmongo.profile.MemberConfig;
import io.mockmongo.profile.MemberState;
import io.mockmongo.profile.ReplicaSet;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hamcrest.Matcher;

/**
 * A replica set of several members, whose elections, reconfigurations and partitions a test
 * scripts. Each change is pushed: hellos that wait are answered at once. Thread-safe.
 *
 * <pre>{@code
 * try (var replicaSet = MockReplicaSet.start(3);
 *     var client = MongoClients.create(replicaSet.uri())) {
 *   var insert = replicaSet.go(() -> orders(client).insertOne(new Document("_id", 7)));
 *   var first = replicaSet.receives(command("insert"));
 *   replicaSet.elect(replicaSet.secondary(0));
 *   first.replies(NOT_WRITABLE_PRIMARY);
 *   var retry = replicaSet.receives(command("insert").sentTo(replicaSet.primary().address()));
 *   retry.replies("{n: 1}");
 *   insert.result();
 * }
 * }</pre>
 *
 * <p>Each member keeps to its role: one that is no primary refuses writes, and a secondary refuses
 * reads without a read preference, as a server does. Declarations on the replica set come after
 * these rules, declarations on a member before.
 *
 * <p>Specification: server discovery and monitoring.
 */
public final class MockReplicaSet extends MockDeployment implements Partitions {

  private final Consumer<MockMongoServerBuilder> settings;
  private final MemberKnowledge knowledge =
      new MemberKnowledge(this::servers, new MemberLinks(MockReplicaSet::isUp));
  private final DeclaredMembers declared;
  private final RoleHistory roles;

  /**
   * Makes a set of servers whose profiles say that they are its members.
   *
   * @param servers the servers
   * @param settings configures the servers of members that are added
   * @param roles the roles of the members so far
   */
  MockReplicaSet(
      List<MockMongoServer> servers, Consumer<MockMongoServerBuilder> settings, RoleHistory roles) {
    super(servers);
    this.settings = settings;
    this.roles = roles;
    this.declared = new DeclaredMembers(servers);
  }

  /**
   * Starts a replica set {@code rs0} with the defaults; its first member is the primary.
   *
   * @param members the number of members
   * @return the replica set, ready for clients
   * @throws IllegalArgumentException if the number is less than 1 or more than 50
   */
  public static MockReplicaSet start(int members) {
    return builder().members(members).start();
  }

  /** Returns a builder, for a set with arbiters, hidden members, tags, other releases. */
  public static MockReplicaSetBuilder builder() {
    return new MockReplicaSetBuilder();
  }

  /** Returns the members, in the order of the configuration. */
  public List<MockMongoServer> members() {
    return set().members().stream().map(config -> member(config.host())).toList();
  }

  /**
   * Returns the replica set as it is now: as the primary sees it, or the member that knows the
   * latest.
   */
  public ReplicaSet set() {
    return knowledge.of(knowledge.latest()).set();
  }

  /**
   * Returns the primary; of two primaries the one that was elected last.
   *
   * @return the primary
   * @throws IllegalStateException if the set has none
   */
  public MockMongoServer primary() {
    return findPrimary()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the replica set has no primary; call elect(...) with one of "
                        + addresses(members())));
  }

  private Optional<MockMongoServer> findPrimary() {
    return primaries().stream()
        .max(Comparator.comparingLong(member -> knowledge.of(member).set().term()));
  }

  /** Returns all members that take themselves for the primary: two, perhaps, after a partition. */
  public List<MockMongoServer> primaries() {
    return inState(MemberState.PRIMARY);
  }

  /** Returns the secondaries, in the order of the configuration. */
  public List<MockMongoServer> secondaries() {
    return inState(MemberState.SECONDARY);
  }

  /**
   * Returns a secondary.
   *
   * @param index its place among the secondaries, from 0
   * @return the secondary
   * @throws IllegalArgumentException if there is none
   */
  public MockMongoServer secondary(int index) {
    return at("secondary", index, secondaries());
  }

  /**
   * Returns the first arbiter.
   *
   * @return the arbiter
   * @throws IllegalStateException if the set has none
   */
  public MockMongoServer arbiter() {
    return inState(MemberState.ARBITER).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the replica set has no arbiter; build it with"
                        + " member(MemberConfig.arbiter())"));
  }

  private List<MockMongoServer> inState(MemberState state) {
    return members().stream().filter(member -> knowledge.of(member).state() == state).toList();
  }

  /**
   * Matches requests by the state that the receiving member had when it received them.
   *
   * <pre>{@code
   * replicaSet.verify(times(10), allOf(command("find"), replicaSet.sentTo(SECONDARY)));
   * }</pre>
   *
   * @param state the state
   * @return the matcher
   */
  public Matcher<Received> sentTo(MemberState state) {
    return roles.sentTo(Objects.requireNonNull(state, "state"));
  }

  /**
   * Elects a member in a new term: it is the primary, and the old one steps down, unless a
   * {@linkplain #partition partition} keeps the news from it. Releases before 4.2 close the
   * connections of the old one.
   *
   * @param member the new primary
   * @throws IllegalArgumentException if the member can't be elected, with those that can
   */
  public synchronized void elect(MockMongoServer member) {
    knowledge.elect(checked("elect", member));
  }

  /**
   * Makes the primary step down: the set has none until {@link #elect}. The connections stay open,
   * except on releases before 4.2, which close them.
   *
   * @throws IllegalStateException if the set has no primary
   */
  public synchronized void stepDown() {
    knowledge.change(primary(), ReplicaSet::withoutPrimary);
  }

  /**
   * Puts a member into another state, such as {@link MemberState#RECOVERING}, or back into {@link
   * MemberState#SECONDARY}.
   *
   * @param member the member
   * @param state the state
   * @throws IllegalArgumentException if the member can't be in that state, with what to do instead
   */
  public synchronized void transition(MockMongoServer member, MemberState state) {
    Objects.requireNonNull(state, "state");
    knowledge.change(checked("transition", member), set -> set.in(member.address(), state));
  }

  /**
   * Adds a member, which is started now, with the settings of the others.
   *
   * @param config its configuration
   * @return the member, a secondary or an arbiter
   */
  public MockMongoServer add(MemberConfig config) {
    return add(config, any -> {});
  }

  /**
   * Adds a member, which is started now, with settings of its own.
   *
   * @param config its configuration
   * @param own configures its server
   * @return the member, a secondary or an arbiter
   */
  public synchronized MockMongoServer add(
      MemberConfig config, Consumer<MockMongoServerBuilder> own) {
    Objects.requireNonNull(config, "config");
    MockMongoServer before = knowledge.latest();
    MockMongoServer added =
        startAnother(
            MockReplicaSetBuilder.newServer(config, settings, own),
            server -> MockReplicaSetBuilder.join(server, set()));
    knowledge.change(before, set -> set.with(config.host(added.address())));
    return added;
  }

  /**
   * Removes a member from the configuration. Its server stays up, and tells clients that it is in
   * no replica set.
   *
   * @param member the member
   * @throws IllegalArgumentException if it is no member, or the only one
   */
  public synchronized void remove(MockMongoServer member) {
    String host = checked("remove", member, members()).address();
    knowledge.change(knowledge.latest(), set -> set.without(host));
  }

  /**
   * Changes the configuration of a member, in a new version of the configuration.
   *
   * <pre>{@code
   * replicaSet.reconfigure(replicaSet.secondary(0), config -> config.priority(0).hide());
   * }</pre>
   *
   * @param member the member
   * @param change makes the new configuration from the current one; the host stays
   * @throws IllegalArgumentException if it is no member
   */
  public synchronized void reconfigure(MockMongoServer member, UnaryOperator<MemberConfig> change) {
    Objects.requireNonNull(change, "change");
    String host = checked("reconfigure", member, members()).address();
    MemberConfig changed = change.apply(set().member(host).orElseThrow());
    Objects.requireNonNull(changed, "the configuration that the change returns");
    knowledge.change(knowledge.latest(), set -> set.with(changed.host(host)));
  }

  /**
   * Gives a member one more tag, for read preferences; short for {@link #reconfigure}.
   *
   * @param member the member
   * @param name the name of the tag
   * @param value its value
   */
  public void tag(MockMongoServer member, String name, String value) {
    reconfigure(member, config -> config.tag(name, value));
  }

  /**
   * Renames the set, as after its configuration was made anew; drivers drop members of another
   * name.
   *
   * @param name the new name
   */
  public synchronized void rename(String name) {
    if (Objects.requireNonNull(name, "name").isEmpty()) {
      throw new IllegalArgumentException("rename(\"\"): a replica set has a name");
    }
    knowledge.change(knowledge.latest(), set -> set.named(name));
  }

  /**
   * Lets the data of a member be behind, as its hellos tell by their {@code lastWrite}. Drivers
   * select members by it where a read preference has a maximum staleness.
   *
   * @param member the member
   * @param lag how far behind; zero for a member that has caught up
   * @throws IllegalArgumentException if the time is negative or longer than 365 days
   */
  public void lag(MockMongoServer member, Duration lag) {
    DurationCheck.inRange("lag(...)", lag);
    MemberKnowledge.update(checked("lag", member), membership -> membership.lagging(lag));
  }

  @Override
  public synchronized void partition(MockMongoServer one, MockMongoServer other) {
    checkTwo("partition", one, other);
    knowledge.links().cut(one, other);
  }

  @Override
  public synchronized void isolate(MockMongoServer member) {
    checked("isolate", member);
    servers().stream()
        .filter(other -> !other.equals(member))
        .forEach(other -> knowledge.links().cut(member, other));
  }

  @Override
  public synchronized void repair(MockMongoServer one, MockMongoServer other) {
    checkTwo("repair", one, other);
    knowledge.links().repair(one, other);
    knowledge.spread();
  }

  @Override
  public synchronized void repair() {
    knowledge.links().repairAll();
    knowledge.spread();
  }

  @Override
  public synchronized void freeze(MockMongoServer member) {
    checked("freeze", member).network().hold();
    knowledge.links().freeze(member);
  }

  @Override
  public synchronized void thaw(MockMongoServer member) {
    if (knowledge.links().thaw(checked("thaw", member))) {
      knowledge.spread();
      member.network().release();
    }
  }

  /**
   * Kills a member: its connections are closed, new ones are refused. If it was the primary, the
   * others know that the set has none until {@link #elect}.
   *
   * @param member the member
   */
  @Override
  public synchronized void kill(MockMongoServer member) {
    checked("kill", member).goesDown();
    if (knowledge.of(member).state() == MemberState.PRIMARY) {
      knowledge.change(member, ReplicaSet::withoutPrimary);
    }
  }

  /**
   * Restarts a killed member, as a new process at the same address: it is a secondary, and knows
   * what the members know to which it has links.
   *
   * @param member the member
   */
  @Override
  public synchronized void restart(MockMongoServer member) {
    checked("restart", member).comesBack();
    knowledge.spread();
  }

  private void checkTwo(String verb, MockMongoServer one, MockMongoServer other) {
    if (checked(verb, one).equals(checked(verb, other))) {
      throw new IllegalArgumentException(
          verb + "(" + one.address() + ", ...): give two different members");
    }
  }

  private MockMongoServer checked(String verb, MockMongoServer member) {
    return checked(verb, member, servers());
  }

  @Override
  synchronized void restore() {
    super.restore();
    knowledge.links().restore();
    declared.restore();
  }

  @Override
  List<MockMongoServer> seeds() {
    return set().members().stream()
        .filter(config -> !config.hidden())
        .map(config -> member(config.host()))
        .toList();
  }
}
