package io.mockmongo.verify;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.script.Times;
import java.util.List;
import org.hamcrest.Matcher;

/**
 * The failure text for too few or too many requests.
 *
 * @param times how many requests were expected
 * @param pattern which requests were counted
 * @param counted the requests that matched
 * @param journal the journal that they were counted in
 */
record CountText(
    Times times, Matcher<? super Received> pattern, List<Received> counted, Journal journal) {

  AssertionError asError() {
    String start = "expected " + times + " matching: " + pattern + "\nbut there ";
    if (!counted.isEmpty()) {
      boolean isWhole = !journal.wholeAfter().isAfter(times.start());
      String were = (counted.size() == 1 ? "was " : "were ") + (isWhole ? "" : "at least ");
      String list = FailureText.list(counted, journal);
      return new AssertionError((start + were + counted.size() + ":\n" + list).stripTrailing());
    }
    List<Received> inRange = journal.received().stream().filter(times::covers).toList();
    return AssertionFailure.of(
        (start + "was none\n" + FailureText.closest(pattern, inRange, journal)).stripTrailing(),
        FailureText.differencesOfClosest(pattern, inRange));
  }
}
