package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.DOCUMENT_VALIDATION_FAILURE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.DeclaredError;
import io.mockmongo.server.MockMongoServer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A document that fails validation, as the driver reads it: which one, and why. */
class FailedValidationTest {

  private static final String RULES =
      "details: {operatorName: '$jsonSchema', schemaRulesNotSatisfied: []}}";

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void names_the_document_of_an_insert() {
    assertThat(
        details(DOCUMENT_VALIDATION_FAILURE),
        is(ExtendedJson.parse("{failingDocumentId: 7, " + RULES)));
  }

  @Test
  void so_does_the_bare_number() {
    assertThat(
        details(DeclaredError.of(121)), is(ExtendedJson.parse("{failingDocumentId: 7, " + RULES)));
  }

  @Test
  void has_the_details_of_the_test_as_they_are() {
    assertThat(
        details(DOCUMENT_VALIDATION_FAILURE.with("{errInfo: {details: {reason: 'total'}}}")),
        is(ExtendedJson.parse("{details: {reason: 'total'}}")));
  }

  private BsonDocument details(Answer error) {
    server.autoResponds(command("insert")).replies(error);

    MongoWriteException thrown =
        assertThrows(
            MongoWriteException.class, () -> orders(client).insertOne(new Document("_id", 7)));

    return thrown.getError().getDetails();
  }

  @Test
  void names_the_document_of_a_find_and_modify() {
    server.autoResponds(command("findAndModify")).replies(DOCUMENT_VALIDATION_FAILURE);

    MongoCommandException thrown =
        assertThrows(
            MongoCommandException.class,
            () ->
                orders(client)
                    .findOneAndUpdate(
                        new Document("_id", 7), new Document("$set", new Document("n", 1))));

    assertThat(
        thrown.getResponse().getDocument("errInfo"),
        is(ExtendedJson.parse("{failingDocumentId: 7, " + RULES)));
  }
}
