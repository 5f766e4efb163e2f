package io.mockmongo.message;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * An OP_QUERY: a command if the collection is {@code $cmd}, else a legacy query; its reply is an
 * {@link OpReply}.
 *
 * <pre>{@code
 * query.fullCollectionName().equals("admin.$cmd")
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_QUERY.
 *
 * @param requestId the sender's number of this message
 * @param responseTo the number of the message that this one replies to, or 0
 * @param flagBits the flags as on the wire
 * @param fullCollectionName database and collection, joined by a dot
 * @param numberToSkip the number of documents to skip
 * @param numberToReturn the number of documents in the first batch; if negative, its absolute value
 *     is the limit and no cursor stays open
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
    implements LegacyRequest {

  private static final List<QueryFlag> FLAGS = List.of(QueryFlag.values());

  @Override
  public Opcode opcode() {
    return Opcode.OP_QUERY;
  }

  @Override
  public List<QueryFlag> knownFlags() {
    return FLAGS;
  }

  @Override
  public boolean wantsReply() {
    return true;
  }

  /**
   * Returns the query or command, without the {@code $query} that old clients wrap it in. The
   * fields of a wrapped query are followed by its modifiers, such as {@code $orderby}.
   */
  @Override
  public RawBsonDocument document() {
    BsonValue wrapped = Fields.get(query, "$query");
    if (wrapped == null || !wrapped.isDocument()) {
      return query;
    }
    RawBsonDocument inner = RawBuilder.raw(wrapped.asDocument());
    return isCommand() ? inner : withModifiers(inner);
  }

  private RawBsonDocument withModifiers(RawBsonDocument inner) {
    RawBuilder builder = new RawBuilder().appendAll(inner);
    for (Field field : Fields.of(query)) {
      if (!field.name().equals("$query")) {
        builder.append(field.name(), field.value());
      }
    }
    return builder.build();
  }

  /** Tells whether this query carries a command: its collection is {@code $cmd}. */
  public boolean isCommand() {
    return fullCollectionName.endsWith(".$cmd");
  }

  /** Returns the message on one line, abbreviated, with credentials as {@code <hidden>}. */
  @Override
  public String toString() {
    return MessageText.of(
        opcode(), requestId, fullCollectionName() + " " + MessageText.of(document()));
  }
}
