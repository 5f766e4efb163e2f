package io.mockmongo.protocol;

import io.mockmongo.journal.ProtocolRule;
import io.mockmongo.journal.Received;

/** Whoever is told of what clients do against the protocol. */
@FunctionalInterface
public interface WarningListener {

  /**
   * Takes down that a request breaks a rule.
   *
   * @param request the request
   * @param rule what it breaks
   * @param actual what there is instead, as the end of a sentence
   */
  void add(Received request, ProtocolRule rule, String actual);
}
