package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.journal.Received;
import io.mockmongo.reply.Reply;
import io.mockmongo.report.Transcript;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ObjectIds and UUIDs are short in texts that people read, and full where a test is written. */
class ShortIdsTest {

  private static final String ALIKE = "abcdef123456";

  private MockMongoServer server;
  private MongoClient client;

  @BeforeEach
  void start() {
    server = MockMongoServer.start();
    server.autoResponds(command("insert")).replies("{n: 1}");
    MongoClientSettings.Builder settings =
        MongoClientSettings.builder().uuidRepresentation(UuidRepresentation.STANDARD);
    client = MongoClients.create(server.applyTo(settings).build());
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private Received insert(Object id) {
    orders(client).insertOne(new Document("_id", id));
    List<Received> inserts =
        server.journal().received().stream()
            .filter(request -> request.command().name().equals("insert"))
            .toList();
    return inserts.get(inserts.size() - 1);
  }

  @Test
  void an_object_id_has_the_same_short_form_in_summary_transcript_and_failure() {
    ObjectId id = new ObjectId();
    String shortForm = "{_id: {$oid: '..." + id.toHexString().substring(18) + "'}}";

    Received insert = insert(id);

    assertThat(insert.summary().document(), containsString(shortForm));
    assertThat(Transcript.of(server.journal()), containsString(shortForm));
    assertThat(
        assertThrows(AssertionError.class, () -> server.verify(never(), command("insert")))
            .getMessage(),
        containsString(shortForm));
    assertThat(insert.text(), containsString("{$oid: '" + id.toHexString() + "'}"));
  }

  @Test
  void the_closest_request_of_a_failure_has_short_ids_and_the_difference_whole_ones() {
    ObjectId id = new ObjectId("000000000001" + ALIKE);
    insert(id);

    AssertionError failure =
        assertThrows(
            AssertionError.class,
            () -> server.verify(once(), command("insert").matching("{documents: [{_id: 7}]}")));

    assertThat(
        failure.getMessage(),
        allOf(
            containsString("{_id: {$oid: '...123456'}}"),
            containsString("documents[0]._id: expected 7, but was {$oid: '" + id + "'}")));
  }

  @Test
  void an_id_that_ends_like_another_one_is_longer() {
    Received one = insert(new ObjectId("000000000001" + ALIKE));
    Received other = insert(new ObjectId("000000000002" + ALIKE));
    Received oneAgain = insert(new ObjectId("000000000001" + ALIKE));

    assertThat(one.summary().document(), containsString("{$oid: '...123456'}"));
    assertThat(other.summary().document(), containsString("{$oid: '...f123456'}"));
    assertThat(oneAgain.summary().document(), containsString("{$oid: '...123456'}"));
  }

  @Test
  void a_uuid_is_shown_by_its_first_digits() {
    Received insert = insert(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"));

    assertThat(
        insert.summary().document(),
        allOf(containsString("{$uuid: '6ba7b810...'}"), not(containsString("base64"))));
  }

  @Test
  void replies_are_shortened_alike() {
    server
        .autoResponds(command("ping"))
        .replies(Reply.of(new Document("id", new ObjectId(ALIKE + ALIKE))));

    Driver.ping(client);

    assertThat(Transcript.of(server.journal()), containsString("{id: {$oid: '...123456'}"));
  }

  @Test
  void text_that_looks_like_an_id_stays() {
    String text = "{$oid: '0123456789abcdef01234567'}";

    Received insert = insert(text);

    assertThat(
        insert.summary().document(),
        containsString("{_id: '{$oid: \\'0123456789abcdef01234567\\'}'}"));
    assertThat(insert.command().document().getArray("documents").size(), is(1));
  }
}
