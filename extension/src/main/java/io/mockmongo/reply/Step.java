package io.mockmongo.reply;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Step.HalfClose;
import io.mockmongo.reply.Step.HangUp;
import io.mockmongo.reply.Step.Pause;
import io.mockmongo.reply.Step.Reset;
import io.mockmongo.reply.Step.Send;
import io.mockmongo.reply.Step.Slice;
import java.time.Duration;
import java.util.List;
import org.bson.RawBsonDocument;

/**
 * One deed in answer to a request; a {@link Reply} is a list of them. Immutable; its text says what
 * is done.
 *
 * <pre>{@code
 * new Reply(List.of(new Step.Send(document, true), new Step.HangUp()))
 * }</pre>
 */
public sealed interface Step
    permits Send, BatchStep, LegacyStep, Slice, Pause, HangUp, Reset, HalfClose {

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
      RawBsonDocument labelled = ErrorDocument.withLabels(document, labels);
      return new Send(labelled, exact, okFilledIn, checksum, moreToCome);
    }

    /** Returns the same step, with more to come. */
    Send withMoreToCome() {
      return new Send(document, exact, okFilledIn, checksum, true);
    }

    @Override
    public String toString() {
      return ExtendedJson.write(document) + (moreToCome ? " with more to come" : "");
    }
  }

  /**
   * Waits before the next step; other requests of the connection are served meanwhile.
   *
   * @param time how long
   */
  record Pause(Duration time) implements Step {
    @Override
    public String toString() {
      return "wait " + time.toMillis() + " ms";
    }
  }

  /**
   * Sends what follows in this reply in slices of so many bytes, with a pause between two; nothing
   * else is sent on the connection in the middle of a message.
   *
   * @param bytes how many bytes a slice has, the last one perhaps fewer; more than 0
   * @param between the time between two slices
   */
  record Slice(int bytes, Duration between) implements Step {
    @Override
    public String toString() {
      return "in slices of " + bytes + " bytes, " + between.toMillis() + " ms between two";
    }
  }

  /** Closes the connection in order (FIN), as a process that ends does. */
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

  /** Breaks the connection off (RST), as a machine that restarts does. */
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
   * Ends what goes to the client (FIN), and goes on reading what comes from it; nothing more is
   * sent on the connection.
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

  /** Tells whether this sends a reply. */
  default boolean sends() {
    return false;
  }

  /** Tells whether this ends the connection, or half of it. */
  default boolean ends() {
    return false;
  }

  /** Returns the same step, with these error labels if it sends a document. */
  default Step withErrorLabels(List<String> labels) {
    return this;
  }

  /** Returns the same step, with a checksum if it sends what has a place for one. */
  default Step withChecksum() {
    return this;
  }
}
