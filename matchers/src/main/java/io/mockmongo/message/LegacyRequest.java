package io.mockmongo.message;

import org.bson.RawBsonDocument;

/**
 * A request with one of the opcodes that preceded OP_MSG; immutable.
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
   * Returns the database and the collection, joined by a dot; empty for a kind that names none,
   * such as OP_KILL_CURSORS.
   */
  String fullCollectionName();

  /** Returns the content of the request as one document, for patterns and messages. */
  RawBsonDocument document();
}
