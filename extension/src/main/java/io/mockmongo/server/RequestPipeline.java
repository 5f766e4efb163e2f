package io.mockmongo.server;

import io.mockmongo.journal.Received;
import io.mockmongo.protocol.ProtocolRules;
import io.mockmongo.recorder.Recorder;
import io.mockmongo.respond.ResponderChain;
import io.mockmongo.state.StreamingClients;
import java.util.function.Consumer;

/**
 * The collaborators that every request of a server passes, in this order.
 *
 * @param inFlight counts the request
 * @param conversation records the request
 * @param rules checks the request against the protocol
 * @param observers see the request
 * @param responders decides which responder answers
 * @param waiting keeps the request if no responder answers
 * @param streamingClients knows the clients that stream
 * @param replies the collaborators of the reply
 */
record RequestPipeline(
    InFlight inFlight,
    CurrentConversation conversation,
    ProtocolRules rules,
    Consumer<? super Received> observers,
    ResponderChain responders,
    WaitingRequests waiting,
    StreamingClients streamingClients,
    ReplyPipeline replies) {

  /** Shows a request to the observers. */
  void show(Exchange request) {
    observers.accept(request);
  }

  /** Returns the recorder of the current conversation. */
  Recorder recorder() {
    return conversation.get().recorder();
  }
}
