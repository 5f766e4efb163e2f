package io.mockmongo.verify;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.pattern.Difference;
import io.mockmongo.request.RequestPattern;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

/** The words in which failures speak of requests. */
public final class FailureText {

  private static final int MOST_CLOSE = 3;
  private static final int MOST_LISTED = 20;

  private FailureText() {}

  /** Returns a line or more per request, and how many there are beyond a bound. */
  public static <R extends Received> String list(List<R> requests, Function<R, String> text) {
    StringBuilder list = new StringBuilder();
    requests.stream()
        .limit(MOST_LISTED)
        .forEach(request -> list.append("  ").append(text.apply(request)).append('\n'));
    if (requests.size() > MOST_LISTED) {
      list.append("  and ").append(requests.size() - MOST_LISTED).append(" more\n");
    }
    return list.toString();
  }

  /** Returns one request in a line; a second attempt is called a retry, and of which. */
  public static String line(Received request, Journal journal) {
    String retry =
        RetryDetector.of(request, journal)
            .map(first -> " (a retry of " + first.order() + ")")
            .orElse("");
    return request.order() + ". " + request.what() + retry + "  " + request.text();
  }

  /** Returns the requests that came closest to a pattern, each with its differences. */
  public static String closest(Matcher<? super Received> pattern, Journal journal) {
    return closest(pattern, journal.received(), journal);
  }

  /** Returns which of some requests came closest to a pattern, each with its differences. */
  public static String closest(
      Matcher<? super Received> pattern, List<Received> requests, Journal journal) {
    List<Received> candidates = ranked(pattern, requests).limit(MOST_CLOSE).toList();
    if (candidates.isEmpty()) {
      return "  no request came but those that drivers send by themselves\n";
    }
    return "closest:\n"
        + list(candidates, request -> line(request, journal) + why(pattern, request));
  }

  /** Returns how the closest of some requests differs from a pattern, if it is one of ours. */
  static List<Difference> differencesOfClosest(
      Matcher<? super Received> pattern, List<Received> requests) {
    return pattern instanceof RequestPattern known
        ? ranked(pattern, requests).findFirst().map(known::differences).orElse(List.of())
        : List.of();
  }

  private static Stream<Received> ranked(
      Matcher<? super Received> pattern, List<Received> requests) {
    return requests.stream()
        .filter(request -> !request.isHousekeeping())
        .sorted(Comparator.comparingInt(request -> distance(pattern, request)));
  }

  private static int distance(Matcher<? super Received> pattern, Received request) {
    return pattern instanceof RequestPattern known ? known.distance(request) : 0;
  }

  private static String why(Matcher<? super Received> pattern, Received request) {
    if (pattern instanceof RequestPattern known) {
      return known.differences(request).stream()
          .map(difference -> "\n    " + difference)
          .collect(Collectors.joining());
    }
    StringDescription mismatch = new StringDescription();
    pattern.describeMismatch(request, mismatch);
    return "\n    " + mismatch;
  }
}
