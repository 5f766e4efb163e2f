package io.mockmongo.write;

import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * The replies to findAndModify.
 *
 * <pre>{@code
 * FindAndModifyReply.unmatched(Write.findAndModify(command))
 * // {lastErrorObject: {n: 0, updatedExisting: false}, value: null}
 * }</pre>
 */
public final class FindAndModifyReply {

  private FindAndModifyReply() {}

  /** Returns the reply if no document matches, and none is inserted. */
  public static BsonDocument unmatched(Write write) {
    BsonDocument lastError = new BsonDocument("n", new BsonInt32(0));
    return of(
        write.kind() == Write.Kind.DELETE
            ? lastError
            : lastError.append("updatedExisting", BsonBoolean.FALSE),
        BsonNull.VALUE);
  }

  /**
   * Returns the reply of an upsert that inserted a document.
   *
   * @param id its {@code _id}
   * @param value the document if the command asks for the new one, else null
   * @return the reply, without {@code ok}
   */
  public static BsonDocument upserted(BsonValue id, BsonValue value) {
    return of(
        new BsonDocument("n", new BsonInt32(1))
            .append("updatedExisting", BsonBoolean.FALSE)
            .append("upserted", id),
        value);
  }

  private static BsonDocument of(BsonDocument lastError, BsonValue value) {
    return new BsonDocument("lastErrorObject", lastError).append("value", value);
  }
}
