package io.mockmongo.server;

import java.time.Duration;

/** A server as the conversation sees that it takes part in. Thread-safe. */
interface Participant {

  /** Tells whether an answer is being made or sent, or comes after a pause. */
  boolean isBusy();

  /** Begins a test. */
  void beginTest();

  /** Waits until every received request is answered or waits in its place, up to a timeout. */
  void awaitSettled(Duration timeout);

  /** Refuses what is parked: the test has ended. */
  void endTest();

  /** Takes back all that was declared, and ends all pauses. */
  void endScript();

  /** Waits until no answer is being made, up to a timeout; then ends what it has left open. */
  void endAnswers(Duration timeout);
}
