package io.mockmongo.verify;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words for a request that nobody answered: one line for the client, all for the test. */
public final class UnansweredText {

  /** Drivers repeat a server's message inside their own, so it is kept short. */
  private static final int LONGEST_LINE = 200;

  private static final int MOST_DECLARED = 10;
  private static final String MORE = "; the test's failure tells all";
  private static final String SHORT_REMEDY = "declare an answer, or use server.go(...)";
  private static final String REMEDY = "declare an answer, or run the call with server.go(...)";

  private final Received request;
  private final List<NearMiss> candidates;
  private final String subject;
  private final Optional<NearMiss> closest;

  /** Tells of a request that was refused, and who might have taken it. */
  public UnansweredText(Received request, Journal journal, List<NearMiss> candidates, String line) {
    this.request = request;
    this.candidates = candidates;
    this.subject =
        request.what()
            + (line.isEmpty() ? "" : " (" + line + ")")
            + RetryDetector.of(request, journal)
                .map(first -> ", a retry of request " + first.order())
                .orElse("");
    this.closest =
        candidates.stream()
            .filter(candidate -> candidate.isAboutCommandOf(request))
            .min(Comparator.comparingInt(candidate -> candidate.distance(request)));
  }

  /** Returns the line for the client. */
  public String oneLine() {
    String near = closest.map(each -> "; closest is " + each.pattern()).orElse("");
    String line = "MockMongo: nobody answered " + subject + ": " + SHORT_REMEDY + near;
    return cut(line, LONGEST_LINE - MORE.length()) + MORE;
  }

  private static String cut(String line, int most) {
    return line.length() <= most ? line : line.substring(0, most - 3) + "...";
  }

  /** Returns all, for the test. */
  public String whole() {
    return "nobody answered "
        + subject
        + "\n    "
        + request.text()
        + closest.map(this::differences).orElseGet(this::declared)
        + "\n    "
        + REMEDY
        + " and take it with server.receives(...)";
  }

  private String differences(NearMiss near) {
    return "\n    closest is " + near.origin() + near.differences(request, "\n      ");
  }

  /** Where nothing is declared for the command, a misspelt name may be among what is. */
  private String declared() {
    return candidates.stream()
        .limit(MOST_DECLARED)
        .map(candidate -> "\n    declared is " + candidate.origin())
        .collect(Collectors.joining());
  }
}
