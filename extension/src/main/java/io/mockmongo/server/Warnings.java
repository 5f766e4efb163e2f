package io.mockmongo.server;

import io.mockmongo.journal.ProtocolRule;
import io.mockmongo.journal.ProtocolWarning;

/** Takes down what clients do against the protocol; a strict server finds fault with it, too. */
final class Warnings {

  private final Recorder recorder;
  private final Findings findings;
  private final boolean strict;

  Warnings(Recorder recorder, Findings findings, boolean strict) {
    this.recorder = recorder;
    this.findings = findings;
    this.strict = strict;
  }

  /**
   * Warns of a request.
   *
   * @param rule what it breaks
   * @param actual what there is instead, as the end of a sentence
   */
  void add(Request request, ProtocolRule rule, String actual) {
    ProtocolWarning warning = recorder.warned(request, rule, actual);
    if (strict) {
      findings.brokeProtocol(warning);
    }
  }
}
