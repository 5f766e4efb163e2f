package io.mockmongo.message;

import io.mockmongo.bson.RawBuilder;
import java.util.List;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.RawBsonDocument;

/**
 * An OP_GET_MORE: a request for the next batch of a cursor; its reply is an {@link OpReply}.
 *
 * <pre>{@code
 * getMore.cursorId() == 123L && getMore.numberToReturn() == 0
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_GET_MORE.
 *
 * @param requestId the sender's number of this message
 * @param responseTo the number of the message that this one replies to, or 0
 * @param reserved the int32 before the name: 0 by the specification, ignored by servers
 * @param fullCollectionName database and collection, joined by a dot
 * @param numberToReturn the number of documents in the next batch; 0 if the server decides
 * @param cursorId the id of the cursor
 */
public record OpGetMore(
    int requestId,
    int responseTo,
    int reserved,
    String fullCollectionName,
    int numberToReturn,
    long cursorId)
    implements LegacyRequest {

  @Override
  public Opcode opcode() {
    return Opcode.OP_GET_MORE;
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
    return true;
  }

  /** Returns <code>{cursorId: 123, numberToReturn: 0}</code>, the first an int64. */
  @Override
  public RawBsonDocument document() {
    return new RawBuilder()
        .append("cursorId", new BsonInt64(cursorId))
        .append("numberToReturn", new BsonInt32(numberToReturn))
        .build();
  }

  /** Returns the message on one line, abbreviated, with credentials as {@code <hidden>}. */
  @Override
  public String toString() {
    return MessageText.of(
        opcode(), requestId, fullCollectionName() + " " + MessageText.of(document()));
  }
}
