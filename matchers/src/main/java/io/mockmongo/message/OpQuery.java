package io.mockmongo.message;

import java.util.List;
import java.util.Optional;
import org.bson.RawBsonDocument;

/**
 * An OP_QUERY: a command when the collection is {@code $cmd}, else a legacy query.
 *
 * <pre>{@code
 * query.fullCollectionName().equals("admin.$cmd")
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_QUERY.
 *
 * @param requestId the sender's number of this message
 * @param responseTo the number of the message that this one answers, or 0
 * @param flagBits the flags as on the wire
 * @param fullCollectionName database and collection, joined by a dot
 * @param numberToSkip documents to leave out
 * @param numberToReturn documents in the first batch; negative: no more than so many, no cursor
 * @param query the query or command
 * @param returnFieldsSelector the projection, or empty
 */
public record OpQuery(
    int requestId,
    int responseTo,
    int flagBits,
    String fullCollectionName,
    int numberToSkip,
    int numberToReturn,
    RawBsonDocument query,
    Optional<RawBsonDocument> returnFieldsSelector)
    implements Message {

  private static final List<QueryFlag> FLAGS = List.of(QueryFlag.values());

  @Override
  public Opcode opcode() {
    return Opcode.OP_QUERY;
  }

  @Override
  public List<QueryFlag> knownFlags() {
    return FLAGS;
  }

  /** Tells whether this query carries a command: its collection is {@code $cmd}. */
  public boolean isCommand() {
    return fullCollectionName.endsWith(".$cmd");
  }
}
