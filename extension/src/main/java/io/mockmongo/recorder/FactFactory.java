package io.mockmongo.recorder;

import io.mockmongo.journal.Fact;

/** A factory that makes a fact once its position in the journal and its time are known. */
@FunctionalInterface
public interface FactFactory<F extends Fact> {

  /**
   * Makes the fact; called under the recorder's lock.
   *
   * @param position the number of the fact's position
   * @param elapsedNanos the nanoseconds since the start
   */
  F make(long position, long elapsedNanos);
}
