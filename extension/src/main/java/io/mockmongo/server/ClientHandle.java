package io.mockmongo.server;

import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.ShortIds;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Reply;
import io.mockmongo.respond.Decision;
import io.mockmongo.script.Delivery;
import io.mockmongo.state.ConnectionState;

/**
 * The connection that a request arrived on, as the request needs it: its state, replies, and its
 * end. Thread-safe.
 */
interface ClientHandle {

  /** Returns the connection. */
  ConnectionId id();

  /** Returns the server's address if the conversation has several servers, or "". */
  String recipient();

  /** Returns the connection's state: its handshake and negotiated features. */
  ConnectionState state();

  /** Returns the short forms of ids in the conversation. */
  ShortIds shortIds();

  /** Tells whether replies can be sent. */
  boolean isReachable();

  /** Tells whether the connection has ended. */
  boolean hasEnded();

  /**
   * Tells whether the test closed the connection, or half of it, so that no reply is expected any
   * more.
   */
  boolean wasEndedByTest();

  /** Tells whether the last reply to a request had the flag {@code moreToCome}. */
  boolean isStreaming(Exchange request);

  /** Computes the reply of an answer, and carries it out. */
  void answer(Exchange request, Decision.Answered decision);

  /** Carries out a reply, from any thread. */
  Delivery carryOut(Exchange request, Reply reply, Origin by);

  /** Closes the server's sending side, and keeps reading requests. */
  void halfClose(String reason);

  /** Ends the connection; has no effect on an ended one. */
  void end(Ending ending, String reason);
}
