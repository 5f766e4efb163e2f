package io.mockmongo.server;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.pattern.Difference;
import io.mockmongo.pattern.RequestPattern;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

/** The words in which failures speak of requests. */
final class Story {

  private static final int MOST_CLOSE = 3;

  private Story() {}

  /** Returns a line per request; a second attempt is called a retry, and of which. */
  static String list(List<? extends Received> requests, Journal journal) {
    return requests.stream()
        .map(request -> "  " + line(request, journal) + "\n")
        .collect(Collectors.joining());
  }

  static String line(Received request, Journal journal) {
    String retry =
        Retry.of(request, journal).map(first -> " (a retry of " + first.order() + ")").orElse("");
    return request.order() + ". " + request.what() + retry + "  " + request.text();
  }

  /** Returns the requests that came closest to a pattern, each with its differences. */
  static String closest(
      Matcher<? super Received> pattern, List<? extends Received> requests, Journal journal) {
    List<? extends Received> candidates =
        requests.stream()
            .filter(request -> !request.isHousekeeping())
            .sorted(Comparator.comparingInt(request -> distance(pattern, request)))
            .limit(MOST_CLOSE)
            .toList();
    if (candidates.isEmpty()) {
      return "  no request came but those that drivers send by themselves\n";
    }
    return "closest:\n"
        + candidates.stream()
            .map(request -> "  " + line(request, journal) + "\n" + why(pattern, request))
            .collect(Collectors.joining());
  }

  private static int distance(Matcher<? super Received> pattern, Received request) {
    return pattern instanceof RequestPattern known ? known.distance(request) : 0;
  }

  private static String why(Matcher<? super Received> pattern, Received request) {
    if (pattern instanceof RequestPattern known) {
      return known.differences(request).stream()
          .map(Difference::toString)
          .map(difference -> "    " + difference + "\n")
          .collect(Collectors.joining());
    }
    StringDescription mismatch = new StringDescription();
    pattern.describeMismatch(request, mismatch);
    return "    " + mismatch + "\n";
  }
}
