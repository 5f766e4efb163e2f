package io.mockmongo.recorder;

/** A fact that keeps bytes of a message, which count towards the bound of the journal. */
public interface SizedFact {

  /** Returns how many bytes it keeps. */
  long weight();
}
