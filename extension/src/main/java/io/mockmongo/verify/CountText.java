package io.mockmongo.verify;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.script.Times;
import java.util.List;
import org.hamcrest.Matcher;

/**
 * The words for too few or too many requests.
 *
 * @param times how many there should be
 * @param pattern which
 * @param counted those that there are
 * @param journal all that came
 */
record CountText(
    Times times, Matcher<? super Received> pattern, List<Received> counted, Journal journal) {

  AssertionError asError() {
    String start = "expected " + times + " matching: " + pattern + "\nbut there ";
    if (!counted.isEmpty()) {
      String were = counted.size() == 1 ? "was 1:\n" : "were " + counted.size() + ":\n";
      String list = FailureText.list(counted, request -> FailureText.line(request, journal));
      return new AssertionError((start + were + list).stripTrailing());
    }
    List<Received> inStretch = journal.received().stream().filter(times::covers).toList();
    return AssertionFailure.of(
        (start + "were 0\n" + FailureText.closest(pattern, inStretch, journal)).stripTrailing(),
        FailureText.differencesOfClosest(pattern, inStretch));
  }
}
