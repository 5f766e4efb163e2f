package io.mockmongo.server;

import java.time.Duration;

/** A server as the conversation sees that it takes part in. Thread-safe. */
interface ConversationMember {

  /** Tells whether an answer is being made or sent, or comes after a pause. */
  boolean isBusy();

  /** Tells whether it is closed for good. */
  boolean isClosed();

  /** Begins a test. */
  void beginTest();

  /** Waits until it is known who answers each received request, or it waits, up to a timeout. */
  void awaitSettled(Duration timeout);

  /** Finds new places for requests that came while an old conversation ended, and want a reply. */
  void placeAnew(Conversation old);

  /** Refuses what is parked: the test has ended. */
  void endTest();

  /** Takes back all that was declared, and ends all pauses. */
  void endScript();

  /** Waits until no answer is being made, up to a timeout; then ends what it has left open. */
  void endAnswers(Duration timeout);
}
