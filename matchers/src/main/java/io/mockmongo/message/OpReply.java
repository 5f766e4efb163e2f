package io.mockmongo.message;

import java.util.List;
import org.bson.RawBsonDocument;

/**
 * An OP_REPLY: the reply to an {@link OpQuery} or an {@link OpGetMore}.
 *
 * <pre>{@code
 * var reply = OpReply.of(2, query.requestId(), ExtendedJson.parse("{ok: 1.0}"));
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_REPLY.
 *
 * @param requestId the sender's number of this message
 * @param responseTo the number of the message that this one replies to
 * @param flagBits the flags as on the wire
 * @param cursorId the id of the cursor, or 0
 * @param startingFrom the position of the first document in the cursor
 * @param documents the documents
 */
public record OpReply(
    int requestId,
    int responseTo,
    int flagBits,
    long cursorId,
    int startingFrom,
    List<RawBsonDocument> documents)
    implements Message {

  private static final List<ReplyFlag> FLAGS = List.of(ReplyFlag.values());

  /** Keeps an immutable copy of the documents. */
  public OpReply {
    documents = List.copyOf(documents);
  }

  /**
   * Creates a reply with one document, as to a command.
   *
   * @param requestId the sender's number of this message
   * @param responseTo the number of the query that it replies to
   * @param document the document
   * @return the reply
   */
  public static OpReply of(int requestId, int responseTo, RawBsonDocument document) {
    return new OpReply(
        requestId, responseTo, ReplyFlag.AWAIT_CAPABLE.mask(), 0, 0, List.of(document));
  }

  @Override
  public Opcode opcode() {
    return Opcode.OP_REPLY;
  }

  @Override
  public List<ReplyFlag> knownFlags() {
    return FLAGS;
  }

  /** Returns false: no reply follows a reply. */
  @Override
  public boolean wantsReply() {
    return false;
  }

  /** Returns the message on one line, abbreviated, with credentials as {@code <hidden>}. */
  @Override
  public String toString() {
    return MessageText.of(opcode(), requestId, MessageText.of(documents));
  }
}
