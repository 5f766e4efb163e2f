package io.mockmongo.verify;

import io.mockmongo.journal.ProtocolWarning;
import io.mockmongo.journal.Received;
import io.mockmongo.script.Finding;
import java.util.ArrayList;
import java.util.List;

/** Collects the findings of a conversation. Thread-safe. */
public final class Findings {

  private static final int LONGEST = 1000;

  private final List<Finding> all = new ArrayList<>();

  /** Adds a request that was not answered. */
  public synchronized void unmatched(String text) {
    all.add(new Finding(Finding.Kind.UNMATCHED, text, null));
  }

  /** Adds a violation of the protocol. */
  public synchronized void brokeProtocol(ProtocolWarning warning) {
    String text = "protocol violation: " + warning.text() + request(warning.request());
    all.add(new Finding(Finding.Kind.PROTOCOL, text, null));
  }

  /** Adds another failure, with the exception or null. */
  public synchronized void add(String text, Throwable cause) {
    all.add(new Finding(Finding.Kind.FAILURE, text, cause));
  }

  /** Adds an exception that the test's own code threw for a request. */
  public void threw(String by, Received request, Throwable thrown) {
    add(by + " threw " + thrown + request(request), thrown);
  }

  /** Names the request; a long document is cut. */
  private static String request(Received request) {
    return "\n    for " + request.what() + "  " + request.summary().abbreviate(LONGEST);
  }

  /** Returns all findings, oldest first. */
  public synchronized List<Finding> all() {
    return List.copyOf(all);
  }
}
