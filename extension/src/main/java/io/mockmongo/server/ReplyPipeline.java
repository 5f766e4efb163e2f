package io.mockmongo.server;

import io.mockmongo.network.TrafficGate;
import java.util.function.Consumer;

/**
 * The collaborators that every reply of a server passes.
 *
 * @param composer makes the messages
 * @param delayedSteps runs delayed steps
 * @param pendingReplies keeps the requests that still wait for a reply
 * @param writeTimeout limits the time of a write
 * @param traffic the gate that replies pass
 * @param next offers a request to the responders again, which one has passed on, or whose stream
 *     goes on
 */
record ReplyPipeline(
    ReplyComposer composer,
    DelayedSteps delayedSteps,
    PendingReplies pendingReplies,
    WriteTimeout writeTimeout,
    TrafficGate traffic,
    Consumer<Exchange> next) {}
