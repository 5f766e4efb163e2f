package io.mockmongo.server;

import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Reply;
import io.mockmongo.respond.Decision;
import io.mockmongo.script.Delivery;
import io.mockmongo.state.ConnectionState;

/** The client of a connection, as its requests see it. Thread-safe. */
interface ClientHandle {

  /** Returns the connection. */
  ConnectionId id();

  /** Returns what is known of the connection. */
  ConnectionState state();

  /** Tells whether replies can be sent. */
  boolean isReachable();

  /** Tells whether the connection has ended. */
  boolean hasEnded();

  /** Tells whether the test ended it or half of it, so that nobody can be expected to answer. */
  boolean wasEndedByTest();

  /** Tells whether a request was sent a reply that says that more is to come. */
  boolean isStreaming(Exchange request);

  /** Makes the reply that was decided on, and carries it out. */
  void answer(Exchange request, Decision.Answered decision);

  /** Carries out a reply, from any thread. */
  Delivery carryOut(Exchange request, Reply reply, Origin by);

  /** Ends what goes to the client, and goes on reading what comes from it. */
  void halfClose(String reason);

  /** Ends the connection, the first time it is called. */
  void end(Ending ending, String reason);
}
