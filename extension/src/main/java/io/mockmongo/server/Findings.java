package io.mockmongo.server;

import io.mockmongo.journal.ProtocolWarning;
import io.mockmongo.journal.Received;
import java.util.ArrayList;
import java.util.List;

/** What went wrong on the server's side. */
final class Findings {

  private final List<Finding> all = new ArrayList<>();

  synchronized void unmatched(String text) {
    all.add(new Finding(Finding.Kind.UNMATCHED, text, null));
  }

  synchronized void brokeProtocol(ProtocolWarning warning) {
    String request = "\n    at " + warning.request().what() + " " + warning.request().text();
    all.add(
        new Finding(
            Finding.Kind.PROTOCOL, "against the protocol: " + warning.text() + request, null));
  }

  synchronized void add(String text, Throwable cause) {
    all.add(new Finding(Finding.Kind.FAILURE, text, cause));
  }

  void threw(String by, Received request, Throwable thrown) {
    add(by + " threw " + thrown + "\n    at " + request.what() + " " + request.text(), thrown);
  }

  synchronized void forget() {
    all.clear();
  }

  synchronized List<Finding> all() {
    return List.copyOf(all);
  }
}
