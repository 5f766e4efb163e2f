package io.mockmongo.protocol;

import io.mockmongo.journal.ProtocolRule;
import io.mockmongo.journal.Received;

/** A listener that receives violations of the protocol by clients. */
@FunctionalInterface
public interface WarningListener {

  /**
   * Reports that a request violates a rule.
   *
   * @param request the request
   * @param rule the violated rule
   * @param actual what the request has instead, as the end of a sentence
   */
  void add(Received request, ProtocolRule rule, String actual);
}
