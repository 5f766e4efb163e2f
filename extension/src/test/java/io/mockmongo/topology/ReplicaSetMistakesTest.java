package io.mockmongo.topology;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.profile.MemberState;
import io.mockmongo.profile.ReplicaSet;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Verbs that cannot be done say so, and change nothing. */
class ReplicaSetMistakesTest {

  private static String refusal(MockReplicaSet set, Consumer<MockReplicaSet> mistake) {
    List<ReplicaSet> before = known(set);
    var refused = assertThrows(IllegalArgumentException.class, () -> mistake.accept(set));
    assertThat(known(set), is(before));
    return refused.getMessage();
  }

  private static List<ReplicaSet> known(MockReplicaSet set) {
    return set.servers().stream()
        .map(server -> server.profile().membership().orElseThrow().set())
        .toList();
  }

  @Test
  void a_removed_member_is_neither_removed_nor_reconfigured_again() {
    try (var replicaSet = MockReplicaSet.start(3)) {
      MockMongoServer removed = replicaSet.secondary(1);
      replicaSet.remove(removed);

      String text = "its servers are " + MockDeployment.addresses(replicaSet.members());
      assertThat(refusal(replicaSet, set -> set.remove(removed)), containsString(text));
      assertThat(refusal(replicaSet, set -> set.tag(removed, "dc", "ny")), containsString(text));
      assertThat(
          refusal(replicaSet, set -> set.reconfigure(removed, config -> config.priority(2))),
          containsString(text));
    }
  }

  @Test
  void the_only_member_can_not_be_removed() {
    try (var replicaSet = MockReplicaSet.start(1)) {
      String text = refusal(replicaSet, set -> set.remove(set.primary()));

      assertThat(text, containsString("it is the only member"));
    }
  }

  @Test
  void a_link_is_between_two_members() {
    try (var replicaSet = MockReplicaSet.start(2)) {
      assertThat(
          refusal(replicaSet, set -> set.repair(set.primary(), set.primary())),
          containsString("repair(" + replicaSet.primary().address()));
      assertThat(
          refusal(replicaSet, set -> set.partition(set.primary(), set.primary())),
          containsString("give two different members"));
    }
  }

  @Test
  void no_member_is_ahead_of_the_others() {
    try (var replicaSet = MockReplicaSet.start(2)) {
      assertThat(
          refusal(replicaSet, set -> set.lag(set.secondary(0), Duration.ofSeconds(-1))),
          containsString("lag(...)"));
    }
  }

  @Test
  void a_state_or_a_configuration_that_is_missing_changes_nothing() {
    try (var replicaSet = MockReplicaSet.start(2)) {
      List<ReplicaSet> before = known(replicaSet);

      assertThrows(
          NullPointerException.class,
          () -> replicaSet.transition(replicaSet.primary(), (MemberState) null));
      var noConfig =
          assertThrows(
              NullPointerException.class,
              () -> replicaSet.reconfigure(replicaSet.primary(), config -> null));

      assertThat(noConfig.getMessage(), containsString("configuration"));
      assertThat(known(replicaSet), is(before));
    }
  }

  @Test
  void a_member_that_is_cut_off_is_removed_by_the_others_and_hears_of_it_later() {
    try (var replicaSet = MockReplicaSet.start(3)) {
      MockMongoServer removed = replicaSet.secondary(1);
      replicaSet.isolate(removed);

      replicaSet.remove(removed);

      assertThat(replicaSet.members(), not(hasItem(removed)));
      assertThat(state(removed), is(MemberState.SECONDARY));
      replicaSet.repair();
      assertThat(state(removed), is(MemberState.REMOVED));
    }
  }

  @Test
  void a_member_that_is_down_or_frozen_is_not_elected() {
    try (var replicaSet = MockReplicaSet.start(3)) {
      MockMongoServer member = replicaSet.secondary(0);
      replicaSet.kill(member);
      assertThat(refusal(replicaSet, set -> set.elect(member)), containsString("it is down"));
      replicaSet.restart(member);
      replicaSet.freeze(member);
      assertThat(refusal(replicaSet, set -> set.elect(member)), containsString("it is frozen"));
      replicaSet.thaw(member);

      replicaSet.elect(member);

      assertThat(replicaSet.primary(), is(member));
    }
  }

  @Test
  void a_member_that_is_down_passes_no_news_on() {
    try (var replicaSet = MockReplicaSet.start(3)) {
      MockMongoServer old = replicaSet.primary();
      MockMongoServer next = replicaSet.secondary(0);
      MockMongoServer between = replicaSet.secondary(1);
      replicaSet.partition(old, next);
      replicaSet.kill(between);

      replicaSet.elect(next);

      assertThat(replicaSet.primaries().size(), is(2));
      replicaSet.restart(between);
      assertThat(replicaSet.primaries(), is(List.of(next)));
    }
  }

  @Test
  void a_set_has_a_name() {
    try (var replicaSet = MockReplicaSet.start(1)) {
      assertThat(refusal(replicaSet, set -> set.rename("")), containsString("has a name"));
    }
  }

  @Test
  void a_member_whose_profile_knows_no_set_is_named() {
    try (var replicaSet = MockReplicaSet.start(2)) {
      MockMongoServer standalone = replicaSet.secondary(0);
      standalone.changesProfile(any -> ServerProfile.standalone());

      var refused =
          assertThrows(
              IllegalStateException.class, () -> replicaSet.elect(replicaSet.servers().get(0)));

      assertThat(
          refused.getMessage(),
          is(
              standalone.address()
                  + " is a member of no replica set since changesProfile(...), so the verbs of its"
                  + " set can't be used: make the new profile with profile.member(...)"));
    }
  }

  private static MemberState state(MockMongoServer member) {
    return member.profile().membership().orElseThrow().state();
  }
}
