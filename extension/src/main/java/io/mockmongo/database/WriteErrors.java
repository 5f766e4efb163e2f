package io.mockmongo.database;

import io.mockmongo.message.Command;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;

/** The errors of single writes of a command; the first one ends an ordered command. */
final class WriteErrors {

  private final boolean isOrdered;
  private final BsonArray errors = new BsonArray();

  /** Makes the errors of a command, which is ordered unless it says otherwise. */
  WriteErrors(Command command) {
    this.isOrdered = !BsonBoolean.FALSE.equals(command.get("ordered"));
  }

  /** Adds the error of a write, if it has one; returns whether it has. */
  boolean add(int index, Optional<Refusal> refusal) {
    refusal.ifPresent(error -> errors.add(error.writeError(index)));
    return refusal.isPresent();
  }

  /** Tells whether the writes that follow are not carried out. */
  boolean areFinal() {
    return isOrdered && !errors.isEmpty();
  }

  /** Returns a reply with the errors, if there are any. */
  BsonDocument appendedTo(BsonDocument reply) {
    return errors.isEmpty() ? reply : reply.append("writeErrors", errors);
  }
}
