package io.mockmongo.server;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hamcrest.Matcher;

/** Verifies what came, and remembers what was verified. */
final class Verifier {

  private final Recorder recorder;
  private final Verification verification;
  private final Set<Received> verified = ConcurrentHashMap.newKeySet();

  Verifier(Recorder recorder, Verification verification) {
    this.recorder = recorder;
    this.verification = verification;
  }

  void count(Times times, Matcher<? super Received> pattern) {
    verified.addAll(verification.check(times, pattern));
  }

  void inOrder(List<Matcher<? super Received>> patterns) {
    verified.addAll(new OrderVerification(recorder.journal()).check(patterns));
  }

  void nothingElse() {
    Journal journal = recorder.journal();
    List<Received> others = journal.received().stream().filter(this::isUnseen).toList();
    if (!others.isEmpty()) {
      throw new AssertionError(
          ("expected nothing else, but there came:\n"
                  + Story.list(others, request -> Story.line(request, journal)))
              .stripTrailing());
    }
  }

  void forget() {
    verified.clear();
  }

  private boolean isUnseen(Received request) {
    return !request.isHousekeeping()
        && !verified.contains(request)
        && !((Request) request).wasTaken();
  }
}
