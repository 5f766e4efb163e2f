package io.mockmongo.samples.topology;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.reply.Cursor;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A cursor lives on the member that opened it: its next batches and its end are asked of this
 * member, even when another one could be read as well.
 */
@MockMongo(members = 3)
class CursorOnSecondaryTest {

  @Test
  void is_continued_and_killed_where_it_was_opened(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockReplicaSet replicaSet) {
    replicaSet
        .autoResponds(command("find"))
        .replies(Cursor.of("{_id: 1}", "{_id: 2}", "{_id: 3}").batchSize(1));

    MongoCollection<Document> readOnly = orders.withReadPreference(ReadPreference.secondary());
    try (MongoCursor<Document> cursor = readOnly.find().batchSize(1).cursor()) {
      cursor.next();
      assertThat(cursor.next(), is(new Document("_id", 2)));
    }

    var find =
        replicaSet.journal().received().stream().filter(command("find")::matches).findFirst();
    MockMongoServer member = replicaSet.member(find.orElseThrow().member());
    assertThat(replicaSet.secondaries().contains(member), is(true));
    replicaSet.verifyInOrder(
        command("find").sentTo(member.address()),
        command("getMore").sentTo(member.address()),
        command("killCursors").sentTo(member.address()));
  }
}
