package io.mockmongo.message;

import io.mockmongo.bson.RawBuilder;
import java.util.List;
import org.bson.RawBsonDocument;

/**
 * An OP_DELETE: a request to delete documents of a collection; no reply is expected.
 *
 * <pre>{@code
 * delete.has(DeleteFlag.SINGLE_REMOVE) && delete.selector().containsKey("_id")
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_DELETE.
 *
 * @param requestId the sender's number of this message
 * @param responseTo the number of the message that this one replies to, or 0
 * @param reserved the int32 before the name: 0 by the specification, ignored by servers
 * @param fullCollectionName database and collection, joined by a dot
 * @param flagBits the flags as on the wire
 * @param selector the query for the documents to delete
 */
public record OpDelete(
    int requestId,
    int responseTo,
    int reserved,
    String fullCollectionName,
    int flagBits,
    RawBsonDocument selector)
    implements LegacyRequest {

  private static final List<DeleteFlag> FLAGS = List.of(DeleteFlag.values());

  @Override
  public Opcode opcode() {
    return Opcode.OP_DELETE;
  }

  @Override
  public List<DeleteFlag> knownFlags() {
    return FLAGS;
  }

  @Override
  public boolean wantsReply() {
    return false;
  }

  /** Returns <code>{selector: {...}}</code>. */
  @Override
  public RawBsonDocument document() {
    return new RawBuilder().append("selector", selector).build();
  }

  /** Returns the message on one line, abbreviated, with credentials as {@code <hidden>}. */
  @Override
  public String toString() {
    return MessageText.of(
        opcode(), requestId, fullCollectionName() + " " + MessageText.of(document()));
  }
}
