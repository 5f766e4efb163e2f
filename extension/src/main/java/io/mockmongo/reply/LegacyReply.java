package io.mockmongo.reply;

import io.mockmongo.bson.RawBuilder;
import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.LegacyRequest;
import io.mockmongo.message.OpReply;
import io.mockmongo.message.ReplyFlag;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * An OP_REPLY, the reply to an OP_QUERY or OP_GET_MORE: documents, which are sent unchanged, a
 * cursor, a position and flags; immutable. Each method returns a new reply.
 *
 * <pre>{@code
 * server.receives(opcode(OP_QUERY)).replies(LegacyReply.of("{_id: 1}", "{_id: 2}").cursor(123));
 * server.receives(opcode(OP_GET_MORE)).replies(LegacyReply.of("{_id: 3}").startingFrom(2));
 * server.autoResponds(opcode(OP_GET_MORE)).replies(LegacyReply.cursorNotFound());
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_REPLY.
 *
 * @param documents the documents
 * @param cursorId the cursor id, or 0 if there are no more documents
 * @param startingFrom the position of the first document in the cursor
 * @param flagBits the flags as on the wire
 */
public record LegacyReply(
    List<RawBsonDocument> documents, long cursorId, int startingFrom, int flagBits)
    implements Answer {

  private static final int LONGEST_TEXT = 2_000;

  /** Keeps an immutable copy of the documents. */
  public LegacyReply {
    documents = List.copyOf(documents);
  }

  /**
   * Returns a reply of documents, without a cursor, with {@link ReplyFlag#AWAIT_CAPABLE} as servers
   * set it; there may be no documents.
   *
   * @param extendedJson the documents
   * @return the reply
   * @throws io.mockmongo.json.ExtendedJsonException if a text is not Extended JSON, with the place
   */
  public static LegacyReply of(String... extendedJson) {
    return of(Arrays.stream(extendedJson).map(ExtendedJson::parse).toList());
  }

  /**
   * Returns a reply of documents, likewise.
   *
   * @param documents the documents, such as the driver's {@code Document}s
   * @return the reply
   */
  public static LegacyReply of(List<? extends Bson> documents) {
    return new LegacyReply(
        documents.stream().map(each -> RawBuilder.raw(each.toBsonDocument())).toList(),
        0,
        0,
        ReplyFlag.AWAIT_CAPABLE.mask());
  }

  /** Returns the reply to an OP_GET_MORE on an unknown or closed cursor. */
  public static LegacyReply cursorNotFound() {
    return of().flags(ReplyFlag.CURSOR_NOT_FOUND);
  }

  /**
   * Returns the reply to a query that failed: {@link ReplyFlag#QUERY_FAILURE} and the document
   * <code>{$err: message, code: code}</code>. {@link Reply#error} is converted to it.
   *
   * @param code the error code
   * @param message the field {@code $err}
   * @return the reply
   */
  public static LegacyReply error(int code, String message) {
    RawBsonDocument error =
        new RawBuilder()
            .append("$err", new BsonString(message))
            .append("code", new BsonInt32(code))
            .build();
    return of(List.of(error)).flags(ReplyFlag.QUERY_FAILURE);
  }

  /**
   * Sets the cursor.
   *
   * @param id the cursor id; 0 if there are no more documents
   * @return the same reply with that cursor
   */
  public LegacyReply cursor(long id) {
    return new LegacyReply(documents, id, startingFrom, flagBits);
  }

  /**
   * Sets the position of the documents in the cursor.
   *
   * @param position the position of the first document, from 0
   * @return the same reply with that position
   */
  public LegacyReply startingFrom(int position) {
    return new LegacyReply(documents, cursorId, position, flagBits);
  }

  /**
   * Sets the flags, in place of {@link ReplyFlag#AWAIT_CAPABLE}.
   *
   * @param flags all flags; none clears them
   * @return the same reply with those flags
   */
  public LegacyReply flags(ReplyFlag... flags) {
    int bits = Arrays.stream(flags).mapToInt(ReplyFlag::mask).reduce(0, (some, one) -> some | one);
    return new LegacyReply(documents, cursorId, startingFrom, bits);
  }

  /**
   * Returns the reply as a message.
   *
   * @param requestId the message's own id
   * @param responseTo the id of the request
   * @return the OP_REPLY
   */
  public OpReply message(int requestId, int responseTo) {
    return new OpReply(requestId, responseTo, flagBits, cursorId, startingFrom, documents);
  }

  /**
   * Returns the reply that sends this message.
   *
   * @throws IllegalArgumentException if the request is an OP_MSG: an OP_REPLY can't answer it
   */
  @Override
  public Reply to(Received request) {
    if (!(request.message() instanceof LegacyRequest)) {
      throw new IllegalArgumentException(
          "an OP_REPLY can't answer "
              + request.what()
              + ", which came as "
              + request.message().opcode()
              + ": answer with Reply.of(...) instead of LegacyReply");
    }
    return new Reply(List.of(new LegacyStep(this)));
  }

  /** Returns the documents, the cursor, the position and the flags. */
  @Override
  public String toString() {
    String all = ExtendedJson.abbreviate(new BsonArray(documents), LONGEST_TEXT);
    return "OP_REPLY %s, cursorId %d, startingFrom %d, flags %s"
        .formatted(all, cursorId, startingFrom, message(0, 0).flagNames());
  }
}
