package io.mockmongo.profile;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a member of a replica set knows of its set and of itself; immutable.
 *
 * <pre>{@code
 * ServerProfile.replicaSet().member(new Membership("a:27017", set, Duration.ZERO))
 * }</pre>
 *
 * @param self the member's own host
 * @param set the set as this member knows it, which a partition can keep from the latest
 * @param lag how far the member's data are behind now
 */
public record Membership(String self, ReplicaSet set, Duration lag) {

  /** Checks that nothing is missing. */
  public Membership {
    Objects.requireNonNull(self, "self");
    Objects.requireNonNull(set, "set");
    Objects.requireNonNull(lag, "lag");
  }

  /** Returns the membership of the primary of a set that has no other member. */
  static Membership ofOnlyMember(String setName, String host) {
    List<MemberConfig> members = List.of(MemberConfig.electable().host(host));
    return new Membership(host, ReplicaSet.of(setName, members).elected(host), Duration.ZERO);
  }

  /** Returns the member's state. */
  public MemberState state() {
    return set.state(self);
  }

  /** Returns the member's own configuration; one without a host if it is no member any more. */
  public MemberConfig config() {
    return set.member(self).orElseGet(MemberConfig::electable);
  }

  /**
   * Returns the same membership after a change of the set.
   *
   * @param changed the set
   * @return the membership
   */
  public Membership in(ReplicaSet changed) {
    return new Membership(self, changed, lag);
  }

  /**
   * Returns the same membership with another lag.
   *
   * @param behind how far the data are behind
   * @return the membership
   */
  public Membership lagging(Duration behind) {
    return new Membership(self, set, behind);
  }
}
