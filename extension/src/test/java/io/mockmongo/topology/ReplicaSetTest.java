package io.mockmongo.topology;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.ReadPreference;
import com.mongodb.Tag;
import com.mongodb.TagSet;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.result.InsertOneResult;
import com.mongodb.connection.ClusterConnectionMode;
import io.mockmongo.journal.RoleChanged;
import io.mockmongo.profile.MemberConfig;
import io.mockmongo.profile.MemberState;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.report.Transcript;
import io.mockmongo.script.Call;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A replica set of several members, its elections, and the driver that hears of them. */
class ReplicaSetTest {

  private static MongoClient client(MockReplicaSet replicaSet) {
    return MongoClients.create(replicaSet.applyTo(MongoClientSettings.builder()).build());
  }

  private static MongoCollection<Document> orders(MongoClient client) {
    return client.getDatabase("shop").getCollection("orders");
  }

  @Test
  void a_write_is_retried_at_the_new_primary() {
    try (var replicaSet = MockReplicaSet.start(3);
        var client = client(replicaSet)) {
      Call<InsertOneResult> insert =
          replicaSet.go(() -> orders(client).insertOne(new Document("_id", 7)));

      Request first = replicaSet.receives(command("insert"));
      MockMongoServer next = replicaSet.secondary(0);
      replicaSet.elect(next);
      first.replies(NOT_WRITABLE_PRIMARY);
      Request retry = replicaSet.receives(command("insert").sentTo(next.address()));
      retry.replies("{n: 1}");

      assertThat(insert.result().wasAcknowledged(), is(true));
      assertThat(replicaSet.primary(), is(next));
      replicaSet.assertSatisfied();
    }
  }

  @Test
  void a_declaration_counts_across_members() {
    try (var replicaSet = MockReplicaSet.start(3);
        var client = client(replicaSet)) {
      replicaSet
          .autoResponds(command("insert"))
          .first(NOT_WRITABLE_PRIMARY)
          .then(Reply.of("{n: 1}"));

      orders(client).insertOne(new Document("_id", 7));

      replicaSet.verify(times(2), command("insert"));
    }
  }

  @Test
  void a_secondary_refuses_writes_whatever_the_set_declares() {
    try (var replicaSet = MockReplicaSet.start(2);
        var client =
            MongoClients.create(
                replicaSet
                    .secondary(0)
                    .applyTo(MongoClientSettings.builder())
                    .applyToClusterSettings(cluster -> cluster.mode(ClusterConnectionMode.SINGLE))
                    .build())) {
      replicaSet.autoResponds(command("insert")).replies("{n: 1}");

      assertThrows(
          MongoNotPrimaryException.class,
          () ->
              client
                  .getDatabase("shop")
                  .runCommand(Document.parse("{insert: 'orders', documents: [{}]}")));
    }
  }

  @Test
  void a_read_goes_to_the_secondary_with_the_tag() {
    try (var replicaSet =
            MockReplicaSet.builder()
                .members(2)
                .member(MemberConfig.electable().tag("dc", "ny"))
                .member(MemberConfig.arbiter())
                .start();
        var client = client(replicaSet)) {
      replicaSet.autoResponds(command("find")).replies(Cursor.of("{_id: 7}"));

      orders(client)
          .withReadPreference(ReadPreference.secondary(new TagSet(new Tag("dc", "ny"))))
          .find()
          .first();

      replicaSet.verify(once(), command("find").sentTo(replicaSet.members().get(2).address()));
    }
  }

  @Test
  void the_driver_hears_of_added_and_removed_members() {
    try (var replicaSet = MockReplicaSet.start(2);
        var client = client(replicaSet)) {
      replicaSet.autoResponds(command("ping")).repliesOk();
      client.getDatabase("admin").runCommand(new Document("ping", 1));

      MockMongoServer added = replicaSet.add(MemberConfig.electable());
      replicaSet.elect(added);
      replicaSet.remove(replicaSet.members().get(0));

      replicaSet.waitUntil(
          () -> {
            var hosts = new ArrayList<String>();
            client
                .getClusterDescription()
                .getServerDescriptions()
                .forEach(server -> hosts.add(server.getAddress().toString()));
            return hosts.size() == 2 && hosts.contains(added.address());
          });
    }
  }

  @Test
  void an_arbiter_can_not_be_elected() {
    try (var replicaSet =
        MockReplicaSet.builder().members(1).member(MemberConfig.arbiter()).start()) {
      var refused =
          assertThrows(
              IllegalArgumentException.class, () -> replicaSet.elect(replicaSet.arbiter()));

      assertThat(refused.getMessage(), containsString("it is an arbiter"));
    }
  }

  @Test
  void two_primaries_have_different_election_ids() {
    try (var replicaSet = MockReplicaSet.start(3)) {
      MockMongoServer old = replicaSet.primary();
      MockMongoServer next = replicaSet.secondary(0);

      replicaSet.isolate(old);
      replicaSet.elect(next);

      assertThat(replicaSet.primaries().size(), is(2));
      assertThat(replicaSet.primary(), is(next));
      replicaSet.repair();
      assertThat(replicaSet.primaries().size(), is(1));
      replicaSet.transition(old, MemberState.RECOVERING);
      assertThat(replicaSet.secondaries(), not(hasItem(old)));
    }
  }

  @Test
  void a_killed_primary_comes_back_as_a_secondary() {
    try (var replicaSet = MockReplicaSet.start(3);
        var client = client(replicaSet)) {
      replicaSet.autoResponds(command("insert")).replies("{n: 1}");
      MockMongoServer old = replicaSet.primary();

      replicaSet.kill(old);
      replicaSet.elect(replicaSet.secondary(1));
      orders(client).insertOne(new Document("_id", 7));
      replicaSet.restart(old);

      replicaSet.verify(once(), command("insert").sentTo(replicaSet.primary().address()));
      replicaSet.waitUntil(
          () ->
              client.getClusterDescription().getServerDescriptions().stream()
                      .filter(server -> server.isSecondary())
                      .count()
                  == 2);
    }
  }

  @Test
  void a_primary_that_is_cut_off_and_elected_again_is_the_latest() {
    try (var replicaSet = MockReplicaSet.start(3)) {
      MockMongoServer old = replicaSet.primary();
      replicaSet.isolate(old);
      replicaSet.elect(replicaSet.secondary(0));

      replicaSet.elect(old);

      assertThat(replicaSet.set().term(), is(3L));
      replicaSet.repair();
      assertThat(replicaSet.primaries(), is(List.of(old)));
    }
  }

  @Test
  void a_member_that_is_cut_off_keeps_its_state_and_the_others_hear_of_it() {
    try (var replicaSet = MockReplicaSet.start(3)) {
      MockMongoServer old = replicaSet.primary();
      MockMongoServer cutOff = replicaSet.secondary(1);
      replicaSet.isolate(cutOff);
      replicaSet.transition(cutOff, MemberState.RECOVERING);
      replicaSet.elect(replicaSet.secondary(0));

      replicaSet.repair();

      replicaSet
          .servers()
          .forEach(
              server ->
                  assertThat(
                      server.profile().membership().orElseThrow().set().states(),
                      is(Map.of(cutOff.address(), MemberState.RECOVERING))));
      assertThat(replicaSet.secondaries(), is(List.of(old)));
    }
  }

  @Test
  void a_primary_on_the_wrong_side_that_has_recovered_there_is_a_secondary_again() {
    try (var replicaSet = MockReplicaSet.start(3)) {
      MockMongoServer cutOff = replicaSet.secondary(1);
      replicaSet.transition(cutOff, MemberState.RECOVERING);
      replicaSet.isolate(cutOff);
      replicaSet.transition(cutOff, MemberState.SECONDARY);
      replicaSet.elect(cutOff);
      replicaSet.elect(replicaSet.secondary(0));

      replicaSet.repair();

      assertThat(replicaSet.set().states(), is(Map.of()));
      assertThat(replicaSet.secondaries(), hasItem(cutOff));
      assertThat(replicaSet.primaries().size(), is(1));
    }
  }

  @Test
  void links_that_a_test_leaves_cut_are_open_in_the_next() {
    try (var replicaSet = MockReplicaSet.start(3)) {
      replicaSet.isolate(replicaSet.primary());

      replicaSet.lifecycle().reset();
      replicaSet.elect(replicaSet.secondary(0));

      assertThat(replicaSet.primaries().size(), is(1));
    }
  }

  @Test
  void the_journal_has_each_role_with_the_line_that_gave_it() {
    try (var replicaSet = MockReplicaSet.start(2)) {
      MockMongoServer old = replicaSet.primary();
      MockMongoServer next = replicaSet.secondary(0);

      replicaSet.elect(next);

      List<String> roles =
          replicaSet.journal().facts().stream()
              .filter(RoleChanged.class::isInstance)
              .map(RoleChanged.class::cast)
              .map(fact -> fact.member() + " " + fact.role())
              .toList();
      assertThat(
          roles,
          is(
              List.of(
                  old.address() + " PRIMARY",
                  next.address() + " SECONDARY",
                  old.address() + " SECONDARY",
                  next.address() + " PRIMARY")));
      assertThat(
          Transcript.of(replicaSet.journal()),
          containsString("server is PRIMARY of rs0 in term 2 at ReplicaSetTest.java:"));
    }
  }

  @Test
  void a_request_has_the_role_of_its_member_when_it_was_received() {
    try (var replicaSet = MockReplicaSet.start(2);
        var client = client(replicaSet)) {
      replicaSet.autoResponds(command("insert")).replies("{n: 1}");
      orders(client).insertOne(new Document("_id", 1));
      replicaSet.elect(replicaSet.secondary(0));

      replicaSet.verify(once(), allOf(command("insert"), replicaSet.sentTo(MemberState.PRIMARY)));
      var failure =
          assertThrows(
              AssertionError.class,
              () ->
                  replicaSet.verify(
                      once(), allOf(command("insert"), replicaSet.sentTo(MemberState.SECONDARY))));
      assertThat(failure.getMessage(), containsString("which was PRIMARY"));
    }
  }

  @Test
  void a_frozen_primary_learns_of_the_election_once_it_is_thawed() {
    try (var replicaSet = MockReplicaSet.start(3);
        var client = client(replicaSet)) {
      replicaSet.autoResponds(command("insert")).replies("{n: 1}");
      MockMongoServer old = replicaSet.primary();
      MockMongoServer next = replicaSet.secondary(0);
      orders(client).insertOne(new Document("_id", 1));

      replicaSet.freeze(old);
      replicaSet.elect(next);
      replicaSet.waitUntil(
          () ->
              client.getClusterDescription().getServerDescriptions().stream()
                  .anyMatch(
                      server ->
                          server.isPrimary()
                              && server.getAddress().toString().equals(next.address())));
      orders(client).insertOne(new Document("_id", 2));
      assertThat(replicaSet.primaries().size(), is(2));
      replicaSet.thaw(old);

      assertThat(replicaSet.primaries(), is(List.of(next)));
      replicaSet.verify(once(), command("insert").sentTo(next.address()));
    }
  }

  @Test
  void a_set_without_a_primary_takes_a_write_once_one_is_elected() {
    try (var replicaSet = MockReplicaSet.builder().members(2).withoutPrimary().start();
        var client = MongoClients.create(replicaSet.uri())) {
      replicaSet.autoResponds(command("insert")).replies("{n: 1}");
      Call<InsertOneResult> insert = replicaSet.go(() -> orders(client).insertOne(new Document()));
      assertThrows(IllegalStateException.class, replicaSet::primary);

      replicaSet.elect(replicaSet.secondary(1));

      insert.result();
      replicaSet.verify(once(), command("insert").sentTo(replicaSet.primary().address()));
    }
  }

  @Test
  void the_status_and_the_configuration_are_those_of_the_set() {
    try (var replicaSet =
            MockReplicaSet.builder()
                .members(2)
                .server(server -> server.answers(DefaultAnswers.EMPTY_DATABASE))
                .start();
        var client = client(replicaSet)) {
      MockMongoServer next = replicaSet.secondary(0);
      replicaSet.tag(next, "dc", "ny");
      replicaSet.elect(next);

      Document status = client.getDatabase("admin").runCommand(new Document("replSetGetStatus", 1));
      Document config = client.getDatabase("admin").runCommand(new Document("replSetGetConfig", 1));

      assertThat(status.get("term"), is(2L));
      assertThat(
          status.getList("members", Document.class).stream()
              .map(member -> member.getString("stateStr"))
              .toList(),
          is(List.of("SECONDARY", "PRIMARY")));
      assertThat(
          config
              .get("config", Document.class)
              .getList("members", Document.class)
              .get(1)
              .get("tags"),
          is(new Document("dc", "ny")));
    }
  }
}
