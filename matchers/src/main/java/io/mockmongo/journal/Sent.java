package io.mockmongo.journal;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Command;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpReply;
import io.mockmongo.wire.MessageEncoder;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * The fact that the server sent a message.
 *
 * <pre>{@code
 * sent.text()        // {n: 1, ok: 1.0}
 * sent.answeredBy()  // the built-in handshake
 * }</pre>
 */
public non-sealed interface Sent extends Fact {

  /**
   * Creates the fact for a reply that no mock server sent, such as one from a capture.
   *
   * @param position the position in the journal
   * @param elapsedNanos nanoseconds since the server's start
   * @param connection the connection
   * @param message the message as sent
   * @param request the request that it answers
   * @param answeredBy the origin of the reply, such as {@code the test}
   * @return the fact
   */
  static Sent of(
      Position position,
      long elapsedNanos,
      ConnectionId connection,
      Message message,
      Received request,
      String answeredBy) {
    return new CapturedReply(position, elapsedNanos, connection, message, request, answeredBy);
  }

  /** Returns the message as it was sent. */
  Message message();

  /** Returns how the message was compressed on the wire; empty if it was not. */
  default Optional<Compressor> compressor() {
    return Optional.empty();
  }

  /** Returns the request that this message answers. */
  Received request();

  /** Returns the origin of the reply: the test, a declaration, or a built-in responder. */
  String answeredBy();

  /**
   * Returns whether the server replied by itself: the built-in handshake and housekeeping, and the
   * cursors that it opened. False for declarations, the test, stored documents, and refusals.
   */
  default boolean isBuiltIn() {
    String responder = answeredBy();
    return responder.startsWith("the built-in ") || responder.startsWith("the cursor made by ");
  }

  /** Returns the bytes; encodes the message again if no mock server sent it. */
  @Override
  default byte[] bytes() {
    return MessageEncoder.encode(message()).bytes();
  }

  @Override
  default String who() {
    return "server";
  }

  @Override
  default String what() {
    return "replies";
  }

  /**
   * Returns the document of the message: the body of an OP_MSG, or the first document of an
   * OP_REPLY; an empty document if there is none.
   */
  default BsonDocument document() {
    Message message = message();
    if (message instanceof OpMsg msg) {
      return msg.body();
    }
    if (message instanceof OpReply reply) {
      return reply.documents().isEmpty() ? new BsonDocument() : reply.documents().get(0);
    }
    return Command.of(message).document();
  }

  /**
   * Returns the body of an OP_MSG; for an OP_REPLY all documents, and the cursor ID, the position
   * and the flags if they are not the usual ones.
   */
  @Override
  default String text() {
    return text(Integer.MAX_VALUE);
  }

  @Override
  default String text(int length) {
    Message message = message();
    if (message instanceof OpMsg msg) {
      return ExtendedJson.abbreviate(msg.body(), length);
    }
    if (message instanceof OpReply reply) {
      return ReplyText.of(reply, length);
    }
    return Command.of(message).text(length);
  }

  @Override
  default DocumentSummary summary() {
    return message() instanceof OpMsg msg
        ? FieldFolder.summary(msg.body(), request().shortIds())
        : new DocumentSummary(text(DocumentSummary.LONGEST), "");
  }
}
