package io.mockmongo.server;

import io.mockmongo.journal.Received;
import io.mockmongo.protocol.ProtocolRules;
import io.mockmongo.recorder.Recorder;
import io.mockmongo.respond.ResponderChain;
import java.util.function.Consumer;

/**
 * What every request of a server passes, in this order.
 *
 * @param inFlight counts it
 * @param conversation records it
 * @param rules checks it against the protocol
 * @param observers are shown it
 * @param responders decides who answers it
 * @param waiting keeps it where nobody does yet
 * @param replies is the way of its reply
 */
record RequestPipeline(
    InFlight inFlight,
    CurrentConversation conversation,
    ProtocolRules rules,
    Consumer<? super Received> observers,
    ResponderChain responders,
    WaitingRequests waiting,
    ReplyPipeline replies) {

  /** Shows a request to the observers. */
  void show(Exchange request) {
    observers.accept(request);
  }

  /** Returns who records what happens now. */
  Recorder recorder() {
    return conversation.get().recorder();
  }
}
