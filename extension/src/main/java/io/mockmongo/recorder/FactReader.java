package io.mockmongo.recorder;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Position;
import java.util.List;

/**
 * A reader of a recorder's facts: returns each fact once, and waits for new ones. Not thread-safe.
 */
public final class FactReader {

  private final Recorder recorder;
  private Position read;
  private boolean missed;

  /**
   * Makes a reader.
   *
   * @param recorder has the facts
   * @param after the position after which it begins
   */
  public FactReader(Recorder recorder, Position after) {
    this.recorder = recorder;
    this.read = after;
  }

  /** Returns the facts since the last call, oldest first. */
  public List<Fact> next() {
    FactBatch batch = recorder.after(read);
    missed |= !batch.isWhole();
    read = batch.upTo();
    return batch.facts();
  }

  /** Tells whether the recorder has discarded facts before they were read here. */
  public boolean hasMissed() {
    return missed;
  }

  /** Returns the position up to which the facts were read. */
  public Position position() {
    return read;
  }

  /**
   * Waits for a fact that was not read yet until a deadline of {@link System#nanoTime()}; returns
   * whether there is one.
   *
   * @throws IllegalStateException if the journal is closed and has no such fact
   */
  public boolean await(long deadlineNanos) throws InterruptedException {
    return recorder.awaitAfter(read, deadlineNanos);
  }
}
