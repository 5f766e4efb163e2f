package io.mockmongo.server;

import io.mockmongo.journal.Received;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Reply;

/**
 * Takes down what the test's own code throws while it decides about a request: that must reach the
 * test, and must not leave the client waiting. Thread-safe.
 */
final class TestCodeFailures {

  private static final int CODE = 6626;
  private static final String CODE_NAME = "MockMongoResponderFailed";

  private final CurrentConversation conversation;

  TestCodeFailures(CurrentConversation conversation) {
    this.conversation = conversation;
  }

  /** Returns what is answered in its place. */
  Reply reply(Received request, Origin by, Throwable thrown) {
    conversation.get().findings().threw(by.toString(), request, thrown);
    return Reply.error(CODE, CODE_NAME, "code of the test threw " + thrown + ": " + by);
  }
}
