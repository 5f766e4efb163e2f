package io.mockmongo.server;

/**
 * What every reply of a server passes on its way out.
 *
 * @param composer makes its messages
 * @param pauses has what comes later
 * @param silences has the requests that get no reply, or not for a while
 * @param guard bounds the time that a write takes
 */
record ReplyPipeline(
    ReplyComposer composer, DelayedSteps pauses, PendingReplies silences, WriteTimeout guard) {}
