package io.mockmongo.journal;

import io.mockmongo.bson.ExtendedJson;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpReply;
import org.bson.BsonDocument;

/**
 * The server sent a message.
 *
 * <pre>{@code
 * sent.text()        // {n: 1, ok: 1.0}
 * sent.answeredBy()  // the built-in handshake
 * }</pre>
 *
 * @param order the place in the journal
 * @param elapsedNanos nanoseconds since the server's start
 * @param connection the connection
 * @param message the message as sent
 * @param request the request that it answers
 * @param answeredBy who decided the answer
 */
public record Sent(
    long order,
    long elapsedNanos,
    ConnectionId connection,
    Message message,
    Received request,
    String answeredBy)
    implements Fact {

  @Override
  public String who() {
    return "server";
  }

  @Override
  public String what() {
    return "replies";
  }

  /**
   * Returns the document that the message carries: the body of an OP_MSG, the first document of an
   * OP_REPLY, or an empty one if there is none.
   */
  public BsonDocument document() {
    if (message instanceof OpMsg msg) {
      return msg.body();
    }
    if (message instanceof OpReply reply) {
      return reply.documents().isEmpty() ? new BsonDocument() : reply.documents().get(0);
    }
    return ((OpQuery) message).query();
  }

  @Override
  public String text() {
    if (message instanceof OpMsg msg) {
      return ExtendedJson.write(msg.body());
    }
    if (message instanceof OpReply reply) {
      return String.join(", ", reply.documents().stream().map(ExtendedJson::write).toList());
    }
    return ExtendedJson.write(((OpQuery) message).query());
  }

  @Override
  public String toString() {
    return line();
  }
}
