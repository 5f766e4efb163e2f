package io.mockmongo.server;

import io.mockmongo.front.Backend;
import io.mockmongo.script.Declaration;
import java.time.Duration;
import java.util.List;

/** A server that takes part in a conversation. Thread-safe. */
interface ConversationMember {

  /** Returns the server's {@code host:port}, or the path of its Unix socket. */
  String address();

  /** Returns the control of its listener, which takes over connections that a front accepts. */
  Backend listener();

  /** Returns the auto-responders and holds of the server that are in effect. */
  List<Declaration> declarations();

  /** Returns the fail points that clients have left on, a description of each. */
  List<String> failPointsLeftOn();

  /** Tells whether an answer is being computed or sent, or is delayed. */
  boolean isBusy();

  /** Tells whether the server is closed. */
  boolean isClosed();

  /** Begins a test. */
  void beginTest();

  /** Waits until every received request is answered or parked, up to a timeout. */
  void awaitSettled(Duration timeout);

  /**
   * Moves requests without a reply, received while an old conversation ended, to the current one.
   */
  void placeAnew(Conversation old);

  /** Refuses all parked requests: the test has ended. */
  void endTest();

  /** Cancels all declarations, and ends all delays. */
  void endScript();

  /**
   * Waits until no answer is being computed, up to a timeout; then closes what answers left open.
   */
  void endAnswers(Duration timeout);
}
