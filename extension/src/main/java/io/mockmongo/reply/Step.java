package io.mockmongo.reply;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Step.HalfClose;
import io.mockmongo.reply.Step.HangUp;
import io.mockmongo.reply.Step.PassOn;
import io.mockmongo.reply.Step.Pause;
import io.mockmongo.reply.Step.Reset;
import io.mockmongo.reply.Step.Send;
import io.mockmongo.reply.Step.Slice;
import java.time.Duration;
import java.util.List;
import org.bson.RawBsonDocument;

/**
 * A step of a {@link Reply}: sends a message, waits, or ends the connection. Immutable; {@code
 * toString} describes the step.
 *
 * <pre>{@code
 * new Reply(List.of(new Step.Send(document, true), new Step.HangUp()))
 * }</pre>
 */
public sealed interface Step
    permits Send, BatchStep, LegacyStep, HelloStep, Slice, Pause, PassOn, HangUp, Reset, HalfClose {

  /**
   * The step that sends a document, in the message kind that answers the request; sends nothing if
   * the client wants no reply.
   *
   * @param document the reply's body
   * @param exact whether the document is sent unchanged; else the server completes it, see {@link
   *     Reply}
   * @param okFilledIn whether {@code ok} was filled in, not written by the test
   * @param checksum whether an OP_MSG ends with its CRC-32C even if the request has none
   * @param moreToCome whether an OP_MSG announces another reply ({@code moreToCome})
   */
  record Send(
      RawBsonDocument document,
      boolean exact,
      boolean okFilledIn,
      boolean checksum,
      boolean moreToCome)
      implements Step {

    private static final int LONGEST_TEXT = 2_000;

    /**
     * Creates a step for a document in which nothing was filled in, with a checksum if the request
     * has one.
     *
     * @param document the reply's body
     * @param exact whether the document is sent unchanged
     */
    public Send(RawBsonDocument document, boolean exact) {
      this(document, exact, false, false, false);
    }

    /**
     * Returns the same step with another document.
     *
     * @param other the reply's body
     */
    public Send with(RawBsonDocument other) {
      return new Send(other, exact, okFilledIn, checksum, moreToCome);
    }

    @Override
    public boolean sends() {
      return true;
    }

    @Override
    public Send withChecksum() {
      return new Send(document, exact, okFilledIn, true, moreToCome);
    }

    @Override
    public Send withErrorLabels(List<String> labels) {
      return with(ErrorDocument.withLabels(document, labels));
    }

    /** Returns the same step, with more to come. */
    Send withMoreToCome() {
      return new Send(document, exact, okFilledIn, checksum, true);
    }

    @Override
    public String toString() {
      return ExtendedJson.abbreviate(document, LONGEST_TEXT)
          + (moreToCome ? " with more to come" : "");
    }
  }

  /**
   * The step that delays the next one; other requests of the connection are served meanwhile.
   *
   * @param time the delay
   */
  record Pause(Duration time) implements Step {
    @Override
    public String toString() {
      return "wait " + time.toMillis() + " ms";
    }
  }

  /**
   * The step that has the rest of the reply sent in slices, with a pause after each; nothing else
   * is sent on the connection in the middle of a message.
   *
   * @param bytes the size of a slice in bytes, more than 0; the last slice may be smaller
   * @param between the pause between two slices
   */
  record Slice(int bytes, Duration between) implements Step {
    @Override
    public String toString() {
      return "in slices of " + bytes + " bytes, " + between.toMillis() + " ms between two";
    }
  }

  /** The step that leaves the request to the responders that are asked next; always the last. */
  record PassOn() implements Step {
    @Override
    public String toString() {
      return "pass on";
    }
  }

  /** The step that closes the connection (FIN), as a process that ends does. */
  record HangUp() implements Step {
    @Override
    public boolean ends() {
      return true;
    }

    @Override
    public String toString() {
      return "hang up";
    }
  }

  /** The step that resets the connection (RST), as a machine that restarts does. */
  record Reset() implements Step {
    @Override
    public boolean ends() {
      return true;
    }

    @Override
    public String toString() {
      return "reset the connection";
    }
  }

  /**
   * The step that closes the sending direction (FIN) while the server keeps reading; nothing more
   * is sent on the connection.
   */
  record HalfClose() implements Step {
    @Override
    public boolean ends() {
      return true;
    }

    @Override
    public String toString() {
      return "half-close the connection";
    }
  }

  /** Tells whether this step sends a message. */
  default boolean sends() {
    return false;
  }

  /** Tells whether this step ends the connection, or its sending direction. */
  default boolean ends() {
    return false;
  }

  /** Returns the same step, with these error labels if it sends a document. */
  default Step withErrorLabels(List<String> labels) {
    return this;
  }

  /** Returns the same step, with a checksum if it sends a message that can have one. */
  default Step withChecksum() {
    return this;
  }
}
