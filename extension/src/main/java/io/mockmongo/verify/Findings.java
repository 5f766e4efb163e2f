package io.mockmongo.verify;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.ProtocolWarning;
import io.mockmongo.journal.Received;
import io.mockmongo.json.VisibleText;
import io.mockmongo.script.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects the findings of a conversation: keeps the first ones of each kind and counts the others.
 * Thread-safe.
 */
public final class Findings {

  private static final int LONGEST = 1000;

  /** The maximum length of a finding, which may have a document in full. */
  private static final int LONGEST_TEXT = 200_000;

  private static final int MAX_WARNINGS = 20;

  /** How many findings of one kind are kept. */
  private static final int MAX_KEPT = 1000;

  private final List<Finding> kept = new ArrayList<>();

  /** The number of findings of each kind, kept or not. */
  private final Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);

  private final Set<String> warnings = new LinkedHashSet<>();

  /** The findings about refused messages that nobody has read yet, by the ends of connections. */
  private final Map<ConnectionEnded, Finding> unread = new HashMap<>();

  private final Set<ConnectionEnded> expected = new HashSet<>();

  /** Adds a request that was not answered. */
  public synchronized void unmatched(String text) {
    keep(finding(Finding.Kind.UNMATCHED, text, null));
  }

  /** Adds a violation of the protocol. */
  public synchronized void brokeProtocol(ProtocolWarning warning) {
    String text = "protocol violation: " + warning.text(LONGEST) + request(warning.request());
    keep(finding(Finding.Kind.PROTOCOL, text, null));
  }

  /** Adds a message that the server refused, unless the test has awaited that. */
  public synchronized void refused(ConnectionEnded end) {
    if (!expected.contains(end)) {
      Finding finding = finding(Finding.Kind.MALFORMED, refusal(end), null);
      if (keep(finding)) {
        unread.put(end, finding);
      }
    }
  }

  private static String refusal(ConnectionEnded end) {
    return "a message was refused, and "
        + end.connection()
        + " closed: "
        + end.text(LONGEST)
        + "\n    correct the client; if it sends this on purpose, call"
        + " server.awaits(connectionEnded(MALFORMED).onConnection("
        + end.connection().number()
        + "))";
  }

  /** Notes that the test has awaited a fact; a message that was refused then is no finding. */
  public synchronized void expected(Fact fact) {
    if (fact instanceof ConnectionEnded end && end.ending() == Ending.MALFORMED) {
      expected.add(end);
      if (kept.remove(unread.remove(end))) {
        counts.merge(Finding.Kind.MALFORMED, -1L, Long::sum);
      }
    }
  }

  /** Adds what explains a failure of the client, but is no reason to fail the test; once. */
  public synchronized void warn(String text) {
    if (warnings.size() < MAX_WARNINGS) {
      warnings.add(VisibleText.lines(text, LONGEST_TEXT));
    }
  }

  /** Returns the warnings, oldest first. */
  public synchronized List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Adds another failure, with the exception or null. */
  public synchronized void add(String text, Throwable cause) {
    keep(finding(Finding.Kind.FAILURE, text, cause));
  }

  /** Adds an exception that the test's own code threw for a request. */
  public void threw(String by, Received request, Throwable thrown) {
    String what = VisibleText.lines(thrown.toString(), LONGEST);
    add(by + " threw " + what + request(request), thrown);
  }

  /** Names the request; a long document is cut. */
  private static String request(Received request) {
    return "\n    for " + request.what() + "  " + request.summary().abbreviate(LONGEST);
  }

  /** Bounds the text, which may have that of an exception. */
  private static Finding finding(Finding.Kind kind, String text, Throwable cause) {
    return new Finding(kind, VisibleText.lines(text, LONGEST_TEXT), cause);
  }

  private boolean keep(Finding finding) {
    return counts.merge(finding.kind(), 1L, Long::sum) <= MAX_KEPT && kept.add(finding);
  }

  /** Returns the findings, oldest first; before them, of which kinds there were more. */
  public synchronized List<Finding> all() {
    unread.clear(); // so that what was read stays
    List<Finding> all = new ArrayList<>();
    counts.forEach(
        (kind, count) -> {
          if (count > MAX_KEPT) {
            all.add(new Finding(kind, beyond(kind, count), null));
          }
        });
    all.addAll(kept);
    return all;
  }

  private static String beyond(Finding.Kind kind, long count) {
    return "there were "
        + count
        + " findings of the kind "
        + kind
        + "; those after the first "
        + MAX_KEPT
        + " were discarded";
  }
}
