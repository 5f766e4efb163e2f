package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.insert;
import static io.mockmongo.junit.Driver.orders;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.reply.ServerError.INTERRUPTED;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.InsertManyOptions;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The errors of single writes and of the write concern that {@link AutoRespond} declares. */
class DeclaredErrorTest {

  private static List<Document> documents(int count) {
    return IntStream.range(0, count).mapToObj(id -> new Document("_id", id)).toList();
  }

  private static List<Integer> indexes(MongoBulkWriteException thrown) {
    return thrown.getWriteErrors().stream().map(BulkWriteError::getIndex).toList();
  }

  @MockMongo
  static class ErrorsCase {
    @Test
    @AutoRespond(command = "insert", error = DUPLICATE_KEY, at = 2)
    void of_an_ordered_batch(MongoClient client) {
      MongoBulkWriteException thrown =
          assertThrows(
              MongoBulkWriteException.class, () -> orders(client).insertMany(documents(5)));

      assertThat(indexes(thrown), is(List.of(2)));
      assertThat(thrown.getWriteResult().getInsertedCount(), is(2));
    }

    @Test
    @AutoRespond(
        command = "insert",
        errorCode = 4711,
        errorMessage = "no stock",
        at = {1, 3},
        writeConcernError = INTERRUPTED)
    void of_an_unordered_batch(MongoClient client) {
      MongoBulkWriteException thrown =
          assertThrows(
              MongoBulkWriteException.class,
              () ->
                  orders(client).insertMany(documents(5), new InsertManyOptions().ordered(false)));

      assertThat(indexes(thrown), is(List.of(1, 3)));
      assertThat(thrown.getWriteErrors().get(1).getMessage(), is("no stock"));
      assertThat(thrown.getWriteResult().getInsertedCount(), is(3));
      assertThat(thrown.getWriteConcernError().getCode(), is(11601));
    }

    @Test
    @AutoRespond(command = "insert", writeConcernError = INTERRUPTED)
    void of_the_write_concern_alone(MongoClient client) {
      MongoWriteConcernException thrown =
          assertThrows(MongoWriteConcernException.class, () -> insert(client, 7));

      assertThat(thrown.getWriteConcernError().getCodeName(), is("Interrupted"));
      assertThat(thrown.getWriteResult().getCount(), is(1));
    }

    @Test
    @AutoRespond(command = "insert", error = DUPLICATE_KEY, errorLabels = "Own")
    void keep_their_shape_with_labels(MongoClient client) {
      MongoWriteException thrown = assertThrows(MongoWriteException.class, () -> insert(client, 7));

      assertThat(thrown.getErrorLabels(), is(Set.of("Own")));
    }

    @Test
    @AutoRespond(
        command = "insert",
        error = NOT_WRITABLE_PRIMARY,
        errorLabels = {})
    void may_have_no_labels(MongoClient client) {
      MongoException thrown = assertThrows(MongoException.class, () -> insert(client, 7));

      assertThat(thrown.getErrorLabels(), is(Set.of()));
    }

    @Test
    @AutoRespond(command = "insert", errorCode = 11000)
    void by_number_have_the_shape_that_the_command_wants(MongoClient client) {
      MongoWriteException thrown = assertThrows(MongoWriteException.class, () -> insert(client, 7));

      assertThat(
          thrown.getMessage(),
          containsString("E11000 duplicate key error collection: shop.orders"));
    }
  }

  @Test
  void errors() {
    Run.of(ErrorsCase.class).passes(6);
  }

  @MockMongo
  static class PlaceOfNothingCase {
    @Test
    @AutoRespond(command = "insert", at = 1)
    void never_runs() {}
  }

  @MockMongo
  static class WrongPlaceCase {
    @Test
    @AutoRespond(command = "insert", error = DUPLICATE_KEY, at = -1)
    void never_runs() {}
  }

  @MockMongo
  static class ErrorBesideReplyCase {
    @Test
    @AutoRespond(command = "insert", reply = "{n: 1}", writeConcernError = INTERRUPTED)
    void never_runs() {}
  }

  @Test
  void mistakes() {
    assertThat(
        Run.of(PlaceOfNothingCase.class).failure().getMessage(),
        containsString("at is the place of the write that fails: add error or errorCode"));
    assertThat(
        Run.of(WrongPlaceCase.class).failure().getMessage(),
        containsString("at: at(-1): the first write is at 0"));
    assertThat(
        Run.of(ErrorBesideReplyCase.class).failure().getMessage(),
        containsString(
            "reply, documents, error, errorCode, writeConcernError and fault exclude each other"));
  }
}
