package io.mockmongo.write;

import org.bson.BsonDocument;

/** The reply to a command of writes, filled in with one outcome after the other. */
interface WriteReport {

  /** Adds the outcome of the next write. */
  void add(int index, Write.Kind kind, WriteOutcome outcome);

  /** Returns the reply, without {@code ok}. */
  BsonDocument document();
}
