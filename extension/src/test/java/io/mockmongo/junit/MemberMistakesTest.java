package io.mockmongo.junit;

import static io.mockmongo.profile.MemberState.ARBITER;
import static io.mockmongo.profile.MemberState.SECONDARY;
import static io.mockmongo.profile.Topology.STANDALONE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import org.junit.jupiter.api.Test;

/** Impossible deployments, and members that a deployment has not. */
class MemberMistakesTest {

  private static final String ADDRESS = "127\\.0\\.0\\.1:\\d+";

  @MockMongo(members = 0)
  static class NoMembersCase {
    @Test
    void never_runs() {}
  }

  @Test
  void no_members() {
    assertThat(
        Run.of(NoMembersCase.class).classFailure().getMessage(),
        is("@MockMongo(members = 0): a deployment has 1 member or more"));
  }

  @MockMongo(members = 51)
  static class TooManyCase {
    @Test
    void never_runs() {}
  }

  @Test
  void more_members_than_a_replica_set_has() {
    assertThat(
        Run.of(TooManyCase.class).classFailure().getMessage(),
        is("@MockMongo(members = 51): members(51): a replica set has 1 to 50 members"));
  }

  @MockMongo(members = 3, topology = STANDALONE)
  static class StandaloneCase {
    @Test
    void never_runs() {}
  }

  @Test
  void a_standalone_of_several() {
    assertThat(
        Run.of(StandaloneCase.class).classFailure().getMessage(),
        is(
            "@MockMongo(members = 3): a standalone has no other members; leave out topology ="
                + " STANDALONE for a replica set of 3"));
  }

  @MockMongo(members = 2)
  static class WhichCase {
    @Test
    void never_runs(MockMongoServer server) {}
  }

  @Test
  void one_of_several_members_without_a_choice() {
    assertThat(
        Run.of(WhichCase.class).failure().getMessage(),
        matchesPattern(
            ".*: choose a member with @FromServer\\(member = PRIMARY\\), \\(index = \\.\\.\\.\\)"
                + " or \\(host = \\.\\.\\.\\), or take the MockReplicaSet; its members are "
                + ADDRESS
                + " PRIMARY, "
                + ADDRESS
                + " SECONDARY"));
  }

  @MockMongo(members = 2)
  static class MissingCase {
    @Test
    void no_arbiter(@FromServer(member = ARBITER) MockMongoServer arbiter) {}

    @Test
    void no_second_secondary(@FromServer(member = SECONDARY, index = 1) MockMongoServer other) {}

    @Test
    void no_such_host(@FromServer(host = "a:27017") MockMongoServer other) {}
  }

  @Test
  void a_member_that_there_is_not() {
    for (Throwable failure : Run.of(MissingCase.class).failures()) {
      assertThat(
          failure.getMessage(),
          matchesPattern(
              ".*: no member is @FromServer\\((member = ARBITER|member = SECONDARY, index ="
                  + " 1|host = \"a:27017\")\\); the members are "
                  + ADDRESS
                  + " PRIMARY, "
                  + ADDRESS
                  + " SECONDARY"));
    }
  }

  @MockMongo
  static class SingleCase {
    @Test
    void never_runs(MockReplicaSet replicaSet) {}
  }

  @Test
  void a_deployment_of_a_declaration_that_starts_one_server() {
    assertThat(
        Run.of(SingleCase.class).failure().getMessage(),
        endsWith(
            ": the declaration starts a MockMongoServer; take that, or declare another one"
                + " with members and topology, such as @MockMongo(members = 3)"));
  }

  @MockMongo(members = 2)
  static class MemberOfTypeCase {
    @Test
    void never_runs(@FromServer(index = 1) MockReplicaSet replicaSet) {}
  }

  @Test
  void a_member_that_is_taken_for_a_deployment() {
    assertThat(
        Run.of(MemberOfTypeCase.class).failure().getMessage(),
        endsWith(": a member is a MockMongoServer; take that, or choose no member"));
  }
}
