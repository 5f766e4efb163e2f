package io.mockmongo.recorder;

/** A fact that keeps bytes of a message, which count towards the journal's limit. */
public interface SizedFact {

  /** Returns the number of bytes that the fact keeps. */
  long weight();
}
