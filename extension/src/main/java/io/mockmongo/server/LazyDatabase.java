package io.mockmongo.server;

import io.mockmongo.database.StubDatabase;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Cursor;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.respond.Offer;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.script.StoredDocuments;
import io.mockmongo.state.ServerState;
import java.util.function.Supplier;
import org.bson.BsonDocument;

/**
 * Creates a server's stub database when it is first needed; most servers never need one, and start
 * faster without it. Thread-safe.
 */
final class LazyDatabase {

  private final DefaultAnswers answers;
  private final ServerState state;
  private final String address;
  private final Runnable onChange;
  private final Supplier<BsonDocument> setParameters;
  private volatile StubDatabase made;

  LazyDatabase(
      DefaultAnswers answers,
      ServerState state,
      String address,
      Runnable onChange,
      Supplier<BsonDocument> setParameters) {
    this.answers = answers;
    this.state = state;
    this.address = address;
    this.onChange = onChange;
    this.setParameters = setParameters;
    if (answers == DefaultAnswers.EMPTY_DATABASE) {
      made();
    }
  }

  private synchronized StubDatabase made() {
    if (made == null) {
      made =
          new StubDatabase(
              () -> state.current().profile(), address, answers, onChange, setParameters);
    }
    return made;
  }

  StoredDocuments store(String namespace, Cursor documents, Origin origin) {
    return made().store(namespace, documents, origin);
  }

  /** Offers to answer requests on collections that the test has stored. */
  Offer stored(IncomingRequest request) {
    StubDatabase database = made;
    return database == null ? null : database.stored(request);
  }

  /** Offers to answer all other requests as an empty database does, if the server is set up so. */
  Offer otherwise(IncomingRequest request) {
    StubDatabase database = made;
    return database == null ? null : database.otherwise(request);
  }

  void clear() {
    StubDatabase database = made;
    if (database != null) {
      database.clear();
    }
  }
}
