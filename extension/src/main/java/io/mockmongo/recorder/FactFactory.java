package io.mockmongo.recorder;

import io.mockmongo.journal.Fact;

/** Makes a fact once its position and its time are known. */
@FunctionalInterface
public interface FactFactory<F extends Fact> {

  /**
   * Makes the fact, in the lock of the recorder.
   *
   * @param position its position
   * @param elapsedNanos its time since the start
   */
  F make(long position, long elapsedNanos);
}
