package io.mockmongo.server;

import io.mockmongo.message.LegacyRequest;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpReply;
import io.mockmongo.reply.LegacyForm;
import io.mockmongo.reply.Step;
import org.bson.RawBsonDocument;

/** The kind of message that a reply goes out in, which is that of its request. */
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
      return requestId -> OpMsg.of(requestId, responseTo, completed);
    }
    return request instanceof OpQuery query && query.isCommand()
        ? requestId -> OpReply.of(requestId, responseTo, completed)
        : requestId -> LegacyForm.of(send).message(requestId, responseTo);
  }

  /** Returns the envelope of an OP_REPLY, whatever it answers. */
  static Envelope of(Message request, Step.SendLegacy send) {
    return requestId -> send.reply().message(requestId, request.requestId());
  }
}
