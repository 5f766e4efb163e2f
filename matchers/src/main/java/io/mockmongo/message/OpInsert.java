package io.mockmongo.message;

import io.mockmongo.bson.RawBuilder;
import java.util.List;
import org.bson.RawBsonDocument;

/**
 * An OP_INSERT: a request to insert documents into a collection; no reply is expected.
 *
 * <pre>{@code
 * insert.fullCollectionName().equals("shop.orders") && insert.documents().size() == 2
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_INSERT.
 *
 * @param requestId the sender's number of this message
 * @param responseTo the number of the message that this one replies to, or 0
 * @param flagBits the flags as on the wire
 * @param fullCollectionName database and collection, joined by a dot
 * @param documents the documents
 */
public record OpInsert(
    int requestId,
    int responseTo,
    int flagBits,
    String fullCollectionName,
    List<RawBsonDocument> documents)
    implements LegacyRequest {

  private static final List<InsertFlag> FLAGS = List.of(InsertFlag.values());

  /** Keeps an immutable copy of the documents. */
  public OpInsert {
    documents = List.copyOf(documents);
  }

  @Override
  public Opcode opcode() {
    return Opcode.OP_INSERT;
  }

  @Override
  public List<InsertFlag> knownFlags() {
    return FLAGS;
  }

  @Override
  public boolean wantsReply() {
    return false;
  }

  /** Returns <code>{documents: [...]}</code>. */
  @Override
  public RawBsonDocument document() {
    return new RawBuilder().appendArray("documents", documents).build();
  }

  /** Returns the message on one line, abbreviated, with credentials as {@code <hidden>}. */
  @Override
  public String toString() {
    return MessageText.of(
        opcode(), requestId, fullCollectionName() + " " + MessageText.of(document()));
  }
}
