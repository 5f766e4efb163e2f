package io.mockmongo.topology;

import io.mockmongo.profile.MemberState;
import io.mockmongo.profile.Membership;
import io.mockmongo.profile.ReplicaSet;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.server.MockMongoServer;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What each member of a replica set knows of the set, and how news spreads over the links between
 * them. Changes are not thread-safe.
 */
final class MemberKnowledge {

  private static final Comparator<Membership> LATEST =
      Comparator.comparingLong((Membership each) -> each.set().term())
          .thenComparing(each -> each.set().isPrimary(each.self()))
          .thenComparingInt(each -> each.set().version());

  private final Supplier<List<MockMongoServer>> members;
  private final MemberLinks links;

  MemberKnowledge(Supplier<List<MockMongoServer>> members, MemberLinks links) {
    this.members = members;
    this.links = links;
  }

  MemberLinks links() {
    return links;
  }

  /** Returns what a member knows. */
  Membership of(MockMongoServer member) {
    return membership(member.address(), member.profile());
  }

  private static Membership membership(String address, ServerProfile profile) {
    return profile
        .membership()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    address
                        + " is a member of no replica set since changesProfile(...), so the verbs of"
                        + " its set can't be used: make the new profile with profile.member(...)"));
  }

  /** Returns the primary that was elected last, or the member that knows the latest. */
  MockMongoServer latest() {
    return members.get().stream().max(Comparator.comparing(this::of, LATEST)).orElseThrow();
  }

  /** Elects a member, in a term after all that members know of. */
  void elect(MockMongoServer member) {
    String unable = links.whyUnable(member);
    if (!unable.isEmpty()) {
      throw new IllegalArgumentException("elect(" + member.address() + "): " + unable);
    }
    long term = of(latest()).set().term();
    change(member, set -> set.inTerm(term).elected(member.address()));
  }

  /** Changes the set as one member knows it, and all members to which the news spreads. */
  void change(MockMongoServer member, UnaryOperator<ReplicaSet> change) {
    ReplicaSet changed = change.apply(of(member).set());
    links.reachableFrom(member, members.get()).stream()
        .sorted(Comparator.comparing(each -> changed.isPrimary(each.address())))
        .forEach(each -> learn(each, changed)); // the old primary steps down first
  }

  /** Spreads the latest that members know, and the state of each, to all whom it reaches. */
  void spread() {
    for (MockMongoServer each : members.get()) {
      ReplicaSet own = of(each).set();
      links.reachableFrom(each, members.get()).stream()
          .map(other -> of(other).set())
          .filter(other -> other.isAfter(own))
          .reduce((one, other) -> other.isAfter(one) ? other : one)
          .ifPresent(latest -> learn(each, withStateOf(each, latest)));
    }
    for (MockMongoServer each : members.get()) {
      for (MockMongoServer other : links.reachableFrom(each, members.get())) {
        ReplicaSet known = of(other).set();
        ReplicaSet told = withStateOf(each, known);
        if (told != known) {
          learn(other, told);
        }
      }
    }
  }

  /**
   * Returns a set with the state of a member as the member itself knows it; who is primary is the
   * set's to tell.
   */
  private ReplicaSet withStateOf(MockMongoServer member, ReplicaSet set) {
    String host = member.address();
    ReplicaSet own = of(member).set();
    boolean isKnown = Objects.equals(own.states().get(host), set.states().get(host));
    return isKnown || own.member(host).isEmpty() || set.member(host).isEmpty()
        ? set
        : set.in(host, own.withoutPrimary().state(host));
  }

  private void learn(MockMongoServer member, ReplicaSet changed) {
    boolean wasPrimary = of(member).state() == MemberState.PRIMARY;
    update(member, membership -> membership.in(changed));
    if (wasPrimary && of(member).state() != MemberState.PRIMARY && closesOnStepDown(member)) {
      member.hangsUp();
    }
  }

  private static boolean closesOnStepDown(MockMongoServer member) {
    return member.profile().release().compareTo(ServerRelease.V4_2) < 0;
  }

  /** Changes what a member knows, and pushes it to clients. */
  static void update(MockMongoServer member, UnaryOperator<Membership> change) {
    member.changesProfile(
        profile -> profile.member(change.apply(membership(member.address(), profile))));
  }
}
