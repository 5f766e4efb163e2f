package io.mockmongo.verify;

import io.mockmongo.journal.DocumentSummary;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.json.VisibleText;
import io.mockmongo.pattern.Difference;
import io.mockmongo.request.RequestPattern;
import io.mockmongo.retry.RetryDetector;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

/** The texts of failures about requests: lists, lines, and the closest with their differences. */
public final class FailureText {

  private static final int MOST_CLOSE = 3;
  private static final int MOST_LISTED = 20;

  private FailureText() {}

  /** Returns a line for each request, and how many there are beyond the first 20. */
  public static String list(List<? extends Received> requests, Journal journal) {
    return list(requests, journal, request -> "");
  }

  /**
   * Returns a line for each request, which says whether it is a retry, with an addition, and how
   * many there are beyond the first 20.
   */
  public static <R extends Received> String list(
      List<R> requests, Journal journal, Function<R, String> addition) {
    RetryDetector retries = new RetryDetector(journal);
    return list(requests, request -> line(request, retries, List.of()) + addition.apply(request));
  }

  private static <R extends Received> String list(List<R> requests, Function<R, String> text) {
    StringBuilder list = new StringBuilder();
    requests.stream()
        .limit(MOST_LISTED)
        .forEach(request -> list.append("  ").append(text.apply(request)).append('\n'));
    if (requests.size() > MOST_LISTED) {
      list.append("  and ").append(requests.size() - MOST_LISTED).append(" more\n");
    }
    return list.toString();
  }

  /** Returns the command and the namespace of a request, and its server if there are several. */
  static String what(Received request) {
    return request.what() + (request.recipient().isEmpty() ? "" : " to " + request.recipient());
  }

  private static String line(
      Received request, RetryDetector retries, List<Difference> differences) {
    String retry = retries.of(request).map(known -> " (" + known.text() + ")").orElse("");
    return request.position()
        + ". "
        + what(request)
        + retry
        + "  "
        + document(request, Optional.of(differences));
  }

  /** Returns the document of a request; if it is long, most of it where the differences are. */
  static String document(Received request, Optional<List<Difference>> differences) {
    Set<String> shown =
        differences.stream()
            .flatMap(List::stream)
            .map(difference -> difference.path().split("[.\\[]", 2)[0])
            .collect(Collectors.toSet());
    return request.summary(shown).toString();
  }

  /**
   * Returns the requests of a journal that are closest to a pattern, each with its differences, and
   * whether it has discarded others.
   */
  public static String closest(Matcher<? super Received> pattern, Journal journal) {
    return closest(pattern, journal.received(), journal) + DiscardedText.line(journal);
  }

  /**
   * Returns which of some requests are closest to a pattern, each with its differences, and the
   * servers whose network may keep others back.
   */
  public static String closest(
      Matcher<? super Received> pattern, List<Received> requests, Journal journal) {
    return closestOf(requests, pattern, journal) + NetworkText.of(journal);
  }

  private static String closestOf(
      List<Received> requests, Matcher<? super Received> pattern, Journal journal) {
    List<Received> candidates = ranked(pattern, requests).limit(MOST_CLOSE).toList();
    if (candidates.isEmpty()) {
      String when =
          requests.size() < journal.received().size() ? "in this part of the conversation " : "";
      return pattern instanceof RequestPattern known && known.isAboutHellos()
          ? when + "the client sent no hello\n"
          : when + "the client sent no command, apart from handshakes and the like\n";
    }
    RetryDetector retries = new RetryDetector(journal);
    return "closest:\n" + list(candidates, request -> withDifferences(request, pattern, retries));
  }

  /** Returns how the closest of some requests differs from a pattern, if that can be ranked. */
  static List<Difference> differencesOfClosest(
      Matcher<? super Received> pattern, List<Received> requests) {
    return pattern instanceof RequestPattern known
        ? ranked(pattern, requests).findFirst().map(known::differences).orElse(List.of())
        : List.of();
  }

  private static Stream<Received> ranked(
      Matcher<? super Received> pattern, List<Received> requests) {
    return requests.stream()
        .filter(request -> isCandidate(pattern, request))
        .sorted(Comparator.comparingInt(request -> distance(pattern, request)));
  }

  /** Housekeeping of drivers is of interest only to patterns that name it. */
  private static boolean isCandidate(Matcher<? super Received> pattern, Received request) {
    if (!(pattern instanceof RequestPattern known)) {
      return !request.isHousekeeping();
    }
    return known.isAboutHellos()
        ? request.isHello()
        : !request.isHousekeeping() || known.namesCommands() && known.isAboutCommandOf(request);
  }

  private static int distance(Matcher<? super Received> pattern, Received request) {
    return pattern instanceof RequestPattern known ? known.distance(request) : 0;
  }

  private static String withDifferences(
      Received request, Matcher<? super Received> pattern, RetryDetector retries) {
    if (pattern instanceof RequestPattern known) {
      List<Difference> differences = known.differences(request);
      return line(request, retries, differences)
          + (differences.isEmpty() ? "" : "\n    " + Difference.text(differences, "\n    "));
    }
    StringDescription mismatch = new StringDescription();
    pattern.describeMismatch(request, mismatch);
    return line(request, retries, List.of())
        + "\n    "
        + VisibleText.lines(mismatch.toString(), DocumentSummary.LONGEST);
  }
}
