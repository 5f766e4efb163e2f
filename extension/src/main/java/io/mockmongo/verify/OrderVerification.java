package io.mockmongo.verify;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import java.util.ArrayList;
import java.util.List;
import org.hamcrest.Matcher;

/** Whether requests came one after the other, others in between or not. */
final class OrderVerification {

  private final Journal journal;
  private final List<Received> found = new ArrayList<>();

  OrderVerification(Journal journal) {
    this.journal = journal;
  }

  /** Returns the requests, the earliest that are in order. */
  List<Received> check(List<Matcher<? super Received>> patterns) {
    for (Matcher<? super Received> pattern : patterns) {
      List<Received> rest = rest();
      Received next =
          rest.stream()
              .filter(pattern::matches)
              .findFirst()
              .orElseThrow(() -> new AssertionError(story(patterns, pattern, rest)));
      found.add(next);
    }
    return found;
  }

  private List<Received> rest() {
    long after = found.isEmpty() ? 0 : found.get(found.size() - 1).order();
    return journal.received().stream().filter(request -> request.order() > after).toList();
  }

  private String story(
      List<Matcher<? super Received>> patterns,
      Matcher<? super Received> missing,
      List<Received> rest) {
    StringBuilder text = new StringBuilder("expected in this order:\n");
    for (int i = 0; i < patterns.size(); i++) {
      text.append("  ").append(patterns.get(i));
      text.append(i < found.size() ? ": came as " + found.get(i).order() : "");
      text.append(i == found.size() ? ": did not come after that" : "").append('\n');
    }
    List<Received> early = journal.received().stream().filter(missing::matches).toList();
    text.append(
        early.isEmpty()
            ? FailureText.closest(missing, rest, journal)
            : "but before:\n"
                + FailureText.list(early, request -> FailureText.line(request, journal)));
    return text.toString().stripTrailing();
  }
}
