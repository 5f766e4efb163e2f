package io.mockmongo.server;

import io.mockmongo.database.ActedDatabase;
import io.mockmongo.database.StoredDocuments;
import io.mockmongo.journal.Received;
import io.mockmongo.reply.Cursor;
import io.mockmongo.respond.Answers;
import io.mockmongo.respond.Database;
import io.mockmongo.respond.Decision;
import io.mockmongo.respond.Origin;
import io.mockmongo.respond.ServerProfile;
import java.util.Optional;

/**
 * The database of a server, made when something is stored, unless it answers by itself: most
 * servers do without one, and start without loading it. Thread-safe.
 */
final class LateDatabase implements Database {

  private final ServerProfile profile;
  private final String address;
  private final Answers answers;
  private final Runnable onChange;
  private volatile ActedDatabase made;

  LateDatabase(ServerProfile profile, String address, Answers answers, Runnable onChange) {
    this.profile = profile;
    this.address = address;
    this.answers = answers;
    this.onChange = onChange;
    if (answers == Answers.EMPTY_DATABASE) {
      made();
    }
  }

  private synchronized ActedDatabase made() {
    if (made == null) {
      made = new ActedDatabase(profile, address, answers, onChange);
    }
    return made;
  }

  StoredDocuments store(String namespace, Cursor documents, Origin origin) {
    return made().store(namespace, documents, origin);
  }

  @Override
  public Optional<Decision.Answered> stored(Received request) {
    ActedDatabase database = made;
    return database == null ? Optional.empty() : database.stored(request);
  }

  @Override
  public Optional<Decision.Answered> otherwise(Received request) {
    ActedDatabase database = made;
    return database == null ? Optional.empty() : database.otherwise(request);
  }

  @Override
  public void clear() {
    ActedDatabase database = made;
    if (database != null) {
      database.clear();
    }
  }
}
