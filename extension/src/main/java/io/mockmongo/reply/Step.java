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
   * @param okFilledIn whether {@code ok} is not of the test's own making
   * @param checksum whether an OP_MSG ends with its CRC-32C, also where the request has none
   * @param moreToCome whether an OP_MSG says that another reply follows by itself
   */
  record Send(
      RawBsonDocument document,
      boolean exact,
      boolean okFilledIn,
      boolean checksum,
      boolean moreToCome)
      implements Step {
    /**
     * Sends a document in which nothing was filled in, with a checksum where the request has one.
     *
     * @param document the reply's body
     * @param exact whether it goes out as it is
     */
    public Send(RawBsonDocument document, boolean exact) {
      this(document, exact, false, false, false);
    }

    /** Returns the same deed, with a checksum. */
    Send withChecksum() {
      return new Send(document, exact, okFilledIn, true, moreToCome);
    }

    /** Returns the same deed, with more to come. */
    Send withMoreToCome() {
      return new Send(document, exact, okFilledIn, checksum, true);
    }
  }

  /**
   * Sends the first batch of a cursor that the server opens; in answer to a {@code getMore}, the
   * next batch of the cursor that it names.
   *
   * @param cursor what is opened
   * @param checksum whether an OP_MSG ends with its CRC-32C, also where the request has none
   */
  record SendBatch(Cursor cursor, boolean checksum) implements Step {}

  /**
   * Sends an OP_REPLY; nothing is sent when the client wants no reply.
   *
   * @param reply what it says
   */
  record SendLegacy(LegacyReply reply) implements Step {}

  /**
   * Waits before the next step; other requests of the connection are served meanwhile.
   *
   * @param time how long
   */
  record Pause(Duration time) implements Step {}

  /** Closes the connection in order (FIN), as a process that ends does. */
  record HangUp() implements Step {}

  /** Breaks the connection off (RST), as a machine that restarts does. */
  record Reset() implements Step {}

  /**
   * Ends what goes to the client (FIN), and goes on reading what comes from it; nothing more is
   * sent on the connection.
   */
  record HalfClose() implements Step {}

  /** Tells whether this sends a reply. */
  default boolean sends() {
    return this instanceof Send || this instanceof SendBatch || this instanceof SendLegacy;
  }

  /** Tells whether this ends the connection, or half of it. */
  default boolean ends() {
    return this instanceof HangUp || this instanceof Reset || this instanceof HalfClose;
  }
}
