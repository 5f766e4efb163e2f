package io.mockmongo.samples.reliability;

/** A run that tries something many times, and fails if a single time goes wrong. */
@FunctionalInterface
interface EnduranceRun {

  /**
   * Tries something a number of times; closes all that it opened.
   *
   * @return what was tried and what happened, in one line
   */
  String run(int count) throws Exception;
}
