package io.mockmongo.server;

import io.mockmongo.journal.Received;
import io.mockmongo.json.VisibleText;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Reply;

/**
 * Records exceptions of test code that decides about a request as findings, and answers the request
 * with an error, so that the client does not wait. Thread-safe.
 */
final class TestCodeFailures {

  private static final int CODE = 6626;
  private static final int LONGEST = 1_000;
  private static final String CODE_NAME = "MockMongoResponderFailed";

  private final CurrentConversation conversation;

  TestCodeFailures(CurrentConversation conversation) {
    this.conversation = conversation;
  }

  /** Records what explains a failure of the client, but is no failure itself. */
  void warn(String text) {
    conversation.get().findings().warn(text);
  }

  /** Records an exception; returns the error for the client. */
  Reply reply(Received request, Origin by, Throwable thrown) {
    conversation.get().findings().threw(by.toString(), request, thrown);
    return Reply.error(
        CODE,
        CODE_NAME,
        "code of the test threw " + VisibleText.of(thrown.toString(), LONGEST) + ": " + by);
  }
}
