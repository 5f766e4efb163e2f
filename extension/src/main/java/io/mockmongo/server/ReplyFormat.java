package io.mockmongo.server;

import io.mockmongo.message.LegacyRequest;
import io.mockmongo.message.Message;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpReply;
import io.mockmongo.reply.LegacyReplyConverter;
import io.mockmongo.reply.LegacyStep;
import io.mockmongo.reply.Step;
import org.bson.RawBsonDocument;

/**
 * Makes the message of a reply, in the opcode of its request, with a checksum if the request has
 * one.
 */
@FunctionalInterface
interface ReplyFormat {

  /**
   * Makes the message.
   *
   * @param requestId the server's number for this message
   * @param responseTo the {@code requestId} of the message that this one answers
   */
  Message message(int requestId, int responseTo);

  /** Does what is to be done once the message is written; nothing for most replies. */
  default void written() {}

  /** Returns a format that makes the same message, with an action once it is written. */
  default ReplyFormat then(Runnable action) {
    ReplyFormat format = this;
    return new ReplyFormat() {
      @Override
      public Message message(int requestId, int responseTo) {
        return format.message(requestId, responseTo);
      }

      @Override
      public void written() {
        action.run();
      }
    };
  }

  /**
   * Returns the format of a reply to a request.
   *
   * @param request the message that is answered
   * @param send the reply
   * @param completed its body
   */
  static ReplyFormat of(Message request, Step.Send send, RawBsonDocument completed) {
    if (!(request instanceof LegacyRequest)) {
      boolean checksum = send.checksum() || request.has(MsgFlag.CHECKSUM_PRESENT);
      return new OfMsg(completed, checksum, send.moreToCome());
    }
    return request instanceof OpQuery query && query.isCommand()
        ? (requestId, responseTo) -> OpReply.of(requestId, responseTo, completed)
        : LegacyReplyConverter.of(send)::message;
  }

  /** Returns the format of an OP_REPLY given by the test. */
  static ReplyFormat of(LegacyStep send) {
    return send.reply()::message;
  }

  /** The format of most replies: an OP_MSG with one body section. */
  record OfMsg(RawBsonDocument body, boolean checksum, boolean moreToCome) implements ReplyFormat {
    @Override
    public OpMsg message(int requestId, int responseTo) {
      OpMsg message = OpMsg.of(requestId, responseTo, body);
      OpMsg streamed = moreToCome ? message.withMoreToCome() : message;
      return checksum ? streamed.withChecksum() : streamed;
    }
  }
}
