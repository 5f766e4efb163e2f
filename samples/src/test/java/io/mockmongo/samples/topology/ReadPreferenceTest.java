package io.mockmongo.samples.topology;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.hamcrest.Matchers.is;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.Tag;
import com.mongodb.TagSet;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.connection.ServerDescription;
import io.mockmongo.profile.MemberConfig;
import io.mockmongo.reply.Cursor;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Where reads go: to the primary unless the application says otherwise; by tags to the members that
 * have these; and not to members that are too far behind.
 */
class ReadPreferenceTest {

  private final MockReplicaSet replicaSet =
      MockReplicaSet.builder()
          .member(MemberConfig.electable().tag("dc", "ny"))
          .member(MemberConfig.electable().tag("dc", "ny"))
          .member(MemberConfig.electable().tag("dc", "sf").tag("use", "reports"))
          .start();
  private final MongoClient client =
      MongoClients.create(replicaSet.applyTo(MongoClientSettings.builder()).build());
  private final MongoCollection<Document> orders =
      client.getDatabase("shop").getCollection("orders");

  @BeforeEach
  void has_orders() {
    replicaSet.autoResponds(command("find")).replies(Cursor.of("{_id: 7}"));
  }

  @AfterEach
  void close() {
    client.close();
    replicaSet.close();
  }

  private void reads(ReadPreference preference) {
    orders.withReadPreference(preference).find().first();
  }

  private void verifyReadOn(MockMongoServer member) {
    replicaSet.verify(once(), command("find").sentTo(member.address()));
    replicaSet.verify(once(), command("find"));
  }

  @Test
  void without_a_preference_the_primary_is_read() {
    orders.find().first();

    verifyReadOn(replicaSet.primary());
  }

  @Test
  void tags_choose_the_member() {
    reads(ReadPreference.nearest(new TagSet(new Tag("use", "reports"))));

    verifyReadOn(replicaSet.secondary(1));
  }

  @Test
  void tags_that_are_moved_are_followed() {
    MockMongoServer before = replicaSet.secondary(1);
    MockMongoServer after = replicaSet.secondary(0);
    replicaSet.reconfigure(before, config -> MemberConfig.electable().tag("dc", "sf"));
    replicaSet.tag(after, "use", "reports");

    TagSet reports = new TagSet(new Tag("use", "reports"));
    replicaSet.waitUntil(() -> membersKnownToHave(reports), is(List.of(after.address())));

    reads(ReadPreference.secondary(reports));

    verifyReadOn(after);
  }

  private List<String> membersKnownToHave(TagSet tags) {
    return client.getClusterDescription().getServerDescriptions().stream()
        .filter(member -> member.getTagSet().containsAll(tags))
        .map(member -> member.getAddress().toString())
        .toList();
  }

  @Test
  void a_member_that_is_too_far_behind_is_not_read() {
    replicaSet.lag(replicaSet.secondary(1), Duration.ofMinutes(10));
    replicaSet.waitUntil(this::secondariesKnownToDriver, is(2L));
    replicaSet.waitUntil(this::driverKnowsOfTheLag);

    for (int i = 0; i < 10; i++) {
      reads(ReadPreference.secondary().withMaxStalenessMS(120L, SECONDS));
    }

    replicaSet.verify(times(10), command("find").sentTo(replicaSet.secondary(0).address()));
  }

  private boolean driverKnowsOfTheLag() {
    return client.getClusterDescription().getServerDescriptions().stream()
        .filter(member -> member.getLastWriteDate() != null)
        .anyMatch(
            member ->
                System.currentTimeMillis() - member.getLastWriteDate().getTime()
                    > Duration.ofMinutes(5).toMillis());
  }

  @Test
  void a_preferred_secondary_that_is_gone_is_replaced_by_the_primary() {
    replicaSet.waitUntil(this::secondariesKnownToDriver, is(2L));
    replicaSet.kill(replicaSet.secondary(1));
    replicaSet.kill(replicaSet.secondary(0));
    replicaSet.waitUntil(this::secondariesKnownToDriver, is(0L)); // it tries one of them otherwise

    reads(ReadPreference.secondaryPreferred());

    verifyReadOn(replicaSet.primary());
  }

  private long secondariesKnownToDriver() {
    return client.getClusterDescription().getServerDescriptions().stream()
        .filter(ServerDescription::isSecondary)
        .count();
  }
}
