package io.mockmongo.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A replica set at one moment: its configuration, its term, and the states of its members;
 * immutable. Each change makes a new value.
 *
 * <pre>{@code
 * ReplicaSet.of("rs0", List.of(MemberConfig.electable().host("a:27017"))).elected("a:27017")
 * }</pre>
 *
 * <p>Specification: server discovery and monitoring, "setVersion", "electionId".
 *
 * @param name the name of the set
 * @param version the version of the configuration, the field {@code setVersion} of hello
 * @param term the number of the last election; 0 before the first
 * @param members the configuration of the members, in order
 * @param primary the host of the primary, or empty
 * @param states the states of members that are neither primary, secondary nor arbiter, by host
 */
public record ReplicaSet(
    String name,
    int version,
    long term,
    List<MemberConfig> members,
    Optional<String> primary,
    Map<String, MemberState> states) {

  /** Copies the lists. */
  public ReplicaSet {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(primary, "primary");
    members = List.copyOf(members);
    states = Map.copyOf(states);
  }

  /**
   * Returns a set without a primary, in its first configuration.
   *
   * @param name the name of the set
   * @param members the members, each with a host
   * @return the set
   */
  public static ReplicaSet of(String name, List<MemberConfig> members) {
    return new ReplicaSet(name, 1, 0, members, Optional.empty(), Map.of());
  }

  /**
   * Returns the configuration of a member.
   *
   * @param host the member's host
   * @return the configuration; empty if it is no member
   */
  public Optional<MemberConfig> member(String host) {
    return members.stream().filter(member -> member.host().equals(host)).findFirst();
  }

  /**
   * Returns the state of a member.
   *
   * @param host the member's host
   * @return the state; {@link MemberState#REMOVED} if it is no member
   */
  public MemberState state(String host) {
    Optional<MemberConfig> member = member(host);
    if (member.isEmpty()) {
      return MemberState.REMOVED;
    }
    if (isPrimary(host)) {
      return MemberState.PRIMARY;
    }
    return states.getOrDefault(
        host, member.get().arbiterOnly() ? MemberState.ARBITER : MemberState.SECONDARY);
  }

  /**
   * Returns the election id of the term, which orders primaries for drivers.
   *
   * @return 24 hexadecimal digits
   */
  public String electionId() {
    return String.format("7fffffff%016x", term);
  }

  /**
   * Tells whether a member is the primary.
   *
   * @param host the member's host
   * @return whether it is
   */
  public boolean isPrimary(String host) {
    return primary.filter(host::equals).isPresent();
  }

  /**
   * Returns the set after the election of a member, in a new term.
   *
   * @param host the host of the new primary
   * @return the set
   * @throws IllegalArgumentException if the member can't be elected, with those that can
   */
  public ReplicaSet elected(String host) {
    if (member(host).filter(MemberConfig::isElectable).isEmpty() || states.containsKey(host)) {
      throw new IllegalArgumentException(
          "elect("
              + host
              + "): "
              + (member(host).isEmpty() ? "it is no member" : "it " + whyNotElectable(host))
              + "; the members that can be elected are "
              + electable());
    }
    return new ReplicaSet(name, version, term + 1, members, Optional.of(host), states);
  }

  private String whyNotElectable(String host) {
    return switch (state(host)) {
      case ARBITER -> "is an arbiter";
      case PRIMARY, SECONDARY -> "has priority 0";
      default -> "is in the state " + state(host);
    };
  }

  private String electable() {
    return members.stream()
        .filter(member -> member.isElectable() && !states.containsKey(member.host()))
        .map(MemberConfig::host)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /**
   * Returns the set as a member knows it that has heard of a term.
   *
   * @param other the number of the election
   * @return the set
   */
  public ReplicaSet inTerm(long other) {
    return new ReplicaSet(name, version, other, members, primary, states);
  }

  /** Returns the set after its primary has stepped down, or the same set if it has none. */
  public ReplicaSet withoutPrimary() {
    return new ReplicaSet(name, version, term, members, Optional.empty(), states);
  }

  /**
   * Returns the set in a new configuration, with a member added, or with another configuration of a
   * member.
   *
   * @param member the member's configuration, with its host
   * @return the set; without a primary if the member was that, and is not electable any more
   */
  public ReplicaSet with(MemberConfig member) {
    List<MemberConfig> all = new ArrayList<>(members);
    int index = indexOf(member.host());
    if (index < 0) {
      all.add(member);
    } else {
      all.set(index, member);
    }
    Optional<String> stillPrimary =
        primary.filter(host -> !host.equals(member.host()) || member.isElectable());
    return new ReplicaSet(name, version + 1, term, all, stillPrimary, states);
  }

  private int indexOf(String host) {
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).host().equals(host)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Returns the set in a new configuration, without a member.
   *
   * @param host the member's host
   * @return the set; without a primary if the member was that
   */
  public ReplicaSet without(String host) {
    List<MemberConfig> rest =
        members.stream().filter(member -> !member.host().equals(host)).toList();
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(
          "remove(" + host + "): it is the only member, and a replica set has one or more");
    }
    return new ReplicaSet(
        name,
        version + 1,
        term,
        rest,
        primary.filter(other -> !other.equals(host)),
        withState(host, null));
  }

  /**
   * Returns the set with a member in another state.
   *
   * @param host the member's host
   * @param state the state; {@link MemberState#SECONDARY} after a recovery
   * @return the set; without a primary if the member was that
   * @throws IllegalArgumentException if it is no member, or the state is that of a primary or an
   *     arbiter, with what to do instead
   */
  public ReplicaSet in(String host, MemberState state) {
    boolean isArbiter = member(host).filter(MemberConfig::arbiterOnly).isPresent();
    if (member(host).isEmpty()
        || state == MemberState.PRIMARY
        || state == MemberState.REMOVED
        || (state == MemberState.ARBITER) != isArbiter && state != MemberState.STARTUP) {
      throw new IllegalArgumentException(
          "transition("
              + host
              + ", "
              + state
              + "): "
              + (member(host).isEmpty()
                  ? "it is no member"
                  : "use elect(...) for a primary, remove(...) for a removed member, and"
                      + " MemberConfig.arbiter() for an arbiter"));
    }
    boolean isUsual = state == MemberState.SECONDARY || state == MemberState.ARBITER;
    return new ReplicaSet(
        name,
        version,
        term,
        members,
        primary.filter(other -> !other.equals(host)),
        withState(host, isUsual ? null : state));
  }

  private Map<String, MemberState> withState(String host, MemberState state) {
    Map<String, MemberState> all = new LinkedHashMap<>(states);
    if (state == null) {
      all.remove(host);
    } else {
      all.put(host, state);
    }
    return all;
  }

  /**
   * Returns the set with another name, as after its configuration was made anew.
   *
   * @param newName the name
   * @return the set
   */
  public ReplicaSet named(String newName) {
    return new ReplicaSet(newName, version + 1, term, members, primary, states);
  }

  /**
   * Tells whether this is later than another value of the set: by its term, then its version; of
   * equal ones by the loss of its primary, since within a term a set never gains one.
   */
  public boolean isAfter(ReplicaSet other) {
    if (term != other.term) {
      return term > other.term;
    }
    return version != other.version
        ? version > other.version
        : primary.isEmpty() && other.primary.isPresent();
  }
}
