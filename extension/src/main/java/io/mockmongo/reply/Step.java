package io.mockmongo.reply;

import java.time.Duration;
import org.bson.RawBsonDocument;

/**
 * One deed in answer to a request; a {@link Reply} is a list of them.
 *
 * <pre>{@code
 * new Reply(List.of(new Step.Send(document, true), new Step.HangUp()))
 * }</pre>
 */
public sealed interface Step {

  /**
   * Sends a document in the kind of message that the request calls for; nothing is sent when the
   * client wants no reply.
   *
   * @param document the reply's body
   * @param exact whether it goes out as it is; else the server completes it, see {@link Reply}
   */
  record Send(RawBsonDocument document, boolean exact) implements Step {}

  /**
   * Waits before the next step; other requests of the connection are served meanwhile.
   *
   * @param time how long
   */
  record Pause(Duration time) implements Step {}

  /** Closes the connection, as a process that ends does. */
  record HangUp() implements Step {}
}
