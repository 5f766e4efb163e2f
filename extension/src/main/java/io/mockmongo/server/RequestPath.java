package io.mockmongo.server;

import io.mockmongo.protocol.ProtocolRules;
import io.mockmongo.recorder.Recorder;
import io.mockmongo.respond.ResponderChain;

/**
 * What every request of a server passes, in this order.
 *
 * @param inFlight counts it
 * @param conversation records it
 * @param rules checks it against the protocol
 * @param responders decides who answers it
 * @param waiting keeps it where nobody does yet
 * @param replies is the way of its reply
 */
record RequestPath(
    InFlight inFlight,
    CurrentConversation conversation,
    ProtocolRules rules,
    ResponderChain responders,
    WaitingRequests waiting,
    ReplyPath replies) {

  /** Returns who records what happens now. */
  Recorder recorder() {
    return conversation.get().recorder();
  }
}
