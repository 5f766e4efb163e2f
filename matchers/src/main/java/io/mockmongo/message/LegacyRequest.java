package io.mockmongo.message;

import org.bson.RawBsonDocument;

/**
 * A request by one of the opcodes from before OP_MSG, immutable.
 *
 * <pre>{@code
 * if (message instanceof LegacyRequest legacy) { legacy.fullCollectionName(); }
 * }</pre>
 *
 * <p>Specification: legacy opcodes.
 */
public sealed interface LegacyRequest extends Message
    permits OpQuery, OpInsert, OpUpdate, OpDelete, OpGetMore, OpKillCursors {

  /**
   * Returns the database and the collection, joined by a dot; empty where the kind names none, as
   * OP_KILL_CURSORS does.
   */
  String fullCollectionName();

  /**
   * Returns what the request carries as one document, for patterns and people; each kind says how.
   */
  RawBsonDocument document();
}
