package io.mockmongo.server;

import io.mockmongo.message.LegacyRequest;
import io.mockmongo.message.Message;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpReply;
import io.mockmongo.reply.LegacyForm;
import io.mockmongo.reply.Step;
import org.bson.RawBsonDocument;

/**
 * The kind of message that a reply goes out in, which is that of its request: with a checksum if
 * that has one.
 */
@FunctionalInterface
interface Envelope {

  /** Makes the message with a number of the server's own. */
  Message message(int requestId);

  /**
   * Returns the envelope of a reply.
   *
   * @param request the message that is answered
   * @param send the reply
   * @param completed its body
   */
  static Envelope of(Message request, Step.Send send, RawBsonDocument completed) {
    int responseTo = request.requestId();
    if (!(request instanceof LegacyRequest)) {
      boolean checksum = send.checksum() || request.has(MsgFlag.CHECKSUM_PRESENT);
      return requestId -> msg(requestId, responseTo, completed, checksum);
    }
    return request instanceof OpQuery query && query.isCommand()
        ? requestId -> OpReply.of(requestId, responseTo, completed)
        : requestId -> LegacyForm.of(send).message(requestId, responseTo);
  }

  private static OpMsg msg(int requestId, int responseTo, RawBsonDocument body, boolean checksum) {
    OpMsg message = OpMsg.of(requestId, responseTo, body);
    return checksum ? message.withChecksum() : message;
  }

  /** Returns the envelope of an OP_REPLY, whatever it answers. */
  static Envelope of(Message request, Step.SendLegacy send) {
    return requestId -> send.reply().message(requestId, request.requestId());
  }
}
