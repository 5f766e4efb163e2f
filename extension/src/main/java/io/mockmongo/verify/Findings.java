package io.mockmongo.verify;

import io.mockmongo.journal.ProtocolWarning;
import io.mockmongo.journal.Received;
import io.mockmongo.script.Finding;
import java.util.ArrayList;
import java.util.List;

/** What went wrong on the server's side. */
public final class Findings {

  private static final int LONGEST = 1000;

  private final List<Finding> all = new ArrayList<>();

  /** Adds a request that nobody answered. */
  public synchronized void unmatched(String text) {
    all.add(new Finding(Finding.Kind.UNMATCHED, text, null));
  }

  /** Adds a request against a rule of the protocol. */
  public synchronized void brokeProtocol(ProtocolWarning warning) {
    String text = "against the protocol: " + warning.text() + at(warning.request());
    all.add(new Finding(Finding.Kind.PROTOCOL, text, null));
  }

  /** Adds something else, with what was thrown or null. */
  public synchronized void add(String text, Throwable cause) {
    all.add(new Finding(Finding.Kind.FAILURE, text, cause));
  }

  /** Adds what the test's own code threw about a request. */
  public void threw(String by, Received request, Throwable thrown) {
    add(by + " threw " + thrown + at(request), thrown);
  }

  /** Says which request it was, in so many words that a document beyond the limit fills no log. */
  private static String at(Received request) {
    String text = request.text();
    String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
    return "\n    at " + request.what() + " " + cut;
  }

  synchronized void forget() {
    all.clear();
  }

  /** Returns all, in order. */
  public synchronized List<Finding> all() {
    return List.copyOf(all);
  }
}
