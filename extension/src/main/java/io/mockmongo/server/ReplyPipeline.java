package io.mockmongo.server;

/**
 * The collaborators that every reply of a server passes.
 *
 * @param composer makes the messages
 * @param delayedSteps runs delayed steps
 * @param pendingReplies keeps the requests that still wait for a reply
 * @param writeTimeout limits the time of a write
 */
record ReplyPipeline(
    ReplyComposer composer,
    DelayedSteps delayedSteps,
    PendingReplies pendingReplies,
    WriteTimeout writeTimeout) {}
