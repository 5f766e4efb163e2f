package io.mockmongo.message;

import io.mockmongo.bson.RawBuilder;
import java.util.List;
import org.bson.RawBsonDocument;

/**
 * An OP_UPDATE: a request to update documents of a collection; no reply is expected.
 *
 * <pre>{@code
 * update.has(UpdateFlag.MULTI_UPDATE) && update.selector().isEmpty()
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_UPDATE.
 *
 * @param requestId the sender's number of this message
 * @param responseTo the number of the message that this one replies to, or 0
 * @param reserved the int32 before the name: 0 by the specification, ignored by servers
 * @param fullCollectionName database and collection, joined by a dot
 * @param flagBits the flags as on the wire
 * @param selector the query for the documents to update
 * @param update the update or replacement
 */
public record OpUpdate(
    int requestId,
    int responseTo,
    int reserved,
    String fullCollectionName,
    int flagBits,
    RawBsonDocument selector,
    RawBsonDocument update)
    implements LegacyRequest {

  private static final List<UpdateFlag> FLAGS = List.of(UpdateFlag.values());

  @Override
  public Opcode opcode() {
    return Opcode.OP_UPDATE;
  }

  @Override
  public List<UpdateFlag> knownFlags() {
    return FLAGS;
  }

  @Override
  public boolean wantsReply() {
    return false;
  }

  /** Returns <code>{selector: {...}, update: {...}}</code>. */
  @Override
  public RawBsonDocument document() {
    return new RawBuilder().append("selector", selector).append("update", update).build();
  }

  /** Returns the message on one line, abbreviated, with credentials as {@code <hidden>}. */
  @Override
  public String toString() {
    return MessageText.of(
        opcode(), requestId, fullCollectionName() + " " + MessageText.of(document()));
  }
}
