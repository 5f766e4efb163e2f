package io.mockmongo.message;

import io.mockmongo.bson.RawBuilder;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonInt64;
import org.bson.RawBsonDocument;

/**
 * An OP_KILL_CURSORS: a request to close cursors; no reply is expected. Drivers send it
 * automatically.
 *
 * <pre>{@code
 * kill.cursorIds().contains(123L)
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_KILL_CURSORS.
 *
 * @param requestId the sender's number of this message
 * @param responseTo the number of the message that this one replies to, or 0
 * @param reserved the int32 after the header: 0 by the specification, ignored by servers
 * @param cursorIds the ids of the cursors
 */
public record OpKillCursors(int requestId, int responseTo, int reserved, List<Long> cursorIds)
    implements LegacyRequest {

  /** Keeps an immutable copy of the list. */
  public OpKillCursors {
    cursorIds = List.copyOf(cursorIds);
  }

  @Override
  public Opcode opcode() {
    return Opcode.OP_KILL_CURSORS;
  }

  /** Returns 0: this kind has no flags. */
  @Override
  public int flagBits() {
    return 0;
  }

  @Override
  public List<Flag> knownFlags() {
    return List.of();
  }

  @Override
  public boolean wantsReply() {
    return false;
  }

  /** Returns the empty name: this kind names no collection. */
  @Override
  public String fullCollectionName() {
    return "";
  }

  /** Returns <code>{cursorIds: [123, 124]}</code>, each an int64. */
  @Override
  public RawBsonDocument document() {
    BsonArray ids = new BsonArray(cursorIds.stream().map(BsonInt64::new).toList());
    return new RawBuilder().append("cursorIds", ids).build();
  }

  /** Returns the message on one line, abbreviated, with credentials as {@code <hidden>}. */
  @Override
  public String toString() {
    return MessageText.of(
        opcode(), requestId, fullCollectionName() + " " + MessageText.of(document()));
  }
}
