package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.profile.MemberState.ARBITER;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;

import com.mongodb.ReadPreference;
import com.mongodb.Tag;
import com.mongodb.TagSet;
import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.FromServer;
import io.mockmongo.junit.MockMongoExtension;
import io.mockmongo.junit.Namespace;
import io.mockmongo.profile.MemberConfig;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A replica set with an arbiter, tags, and a member of an older release. */
class RegisteredReplicaSetTest {

  @RegisterExtension
  final MockMongoExtension mongo =
      MockMongoExtension.builder()
          .replicaSet(
              set ->
                  set.member(MemberConfig.electable().tag("dc", "ny"))
                      .member(
                          MemberConfig.electable().tag("dc", "la"),
                          server -> server.release(ServerRelease.V7_0))
                      .member(MemberConfig.arbiter()))
          .script(set -> set.autoResponds(command("find")).repliesOk())
          .build();

  @Test
  void a_read_with_a_tag(
      MockReplicaSet replicaSet,
      @FromServer(member = ARBITER) MockMongoServer arbiter,
      @Namespace("shop.orders") MongoCollection<Document> orders) {
    TagSet here = new TagSet(new Tag("dc", "la"));

    orders.withReadPreference(ReadPreference.nearest(here)).find().first();

    replicaSet.verify(once(), command("find").sentTo(replicaSet.secondary(0).address()));
    replicaSet.verify(never(), command("find").sentTo(arbiter.address()));
  }
}
