package io.mockmongo.verify;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import java.util.ArrayList;
import java.util.List;
import org.hamcrest.Matcher;

/** Verifies that requests were received in an order, with or without others in between. */
final class OrderVerification {

  private final Journal journal;
  private final List<Received> found = new ArrayList<>();

  OrderVerification(Journal journal) {
    this.journal = journal;
  }

  /** Returns the earliest requests that match the patterns in their order. */
  List<Received> check(List<Matcher<? super Received>> patterns) {
    for (Matcher<? super Received> pattern : patterns) {
      List<Received> rest = rest();
      Received next =
          rest.stream()
              .filter(pattern::matches)
              .findFirst()
              .orElseThrow(() -> new AssertionError(text(patterns, pattern, rest)));
      found.add(next);
    }
    return found;
  }

  private List<Received> rest() {
    Position after = lastFound();
    return journal.received().stream()
        .filter(request -> request.position().isAfter(after))
        .toList();
  }

  private Position lastFound() {
    return found.isEmpty() ? Position.START : found.get(found.size() - 1).position();
  }

  private String text(
      List<Matcher<? super Received>> patterns,
      Matcher<? super Received> missing,
      List<Received> rest) {
    StringBuilder text = new StringBuilder(start());
    for (int i = 0; i < patterns.size(); i++) {
      text.append("  ").append(patterns.get(i)).append(outcome(i)).append('\n');
    }
    List<Received> early = journal.received().stream().filter(missing::matches).toList();
    text.append(
        early.isEmpty()
            ? FailureText.closest(missing, rest, journal)
            : "but earlier:\n" + FailureText.list(early, journal));
    text.append(DiscardedText.line(journal));
    return text.toString().stripTrailing();
  }

  private String start() {
    return journal.trimmed() == 0
        ? "expected requests in this order:\n"
        : "can't tell whether there were requests in this order; among those that are kept:\n";
  }

  private String outcome(int index) {
    if (index < found.size()) {
      return ": request " + found.get(index).position();
    }
    if (index > found.size()) {
      return "";
    }
    return found.isEmpty() ? ": none" : ": none after request " + lastFound();
  }
}
