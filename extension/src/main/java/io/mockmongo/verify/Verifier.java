package io.mockmongo.verify;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.recorder.Recorder;
import io.mockmongo.script.Times;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hamcrest.Matcher;

/** Verifies requests: their count, their order, and that there are no others. Thread-safe. */
public final class Verifier {

  private final Recorder recorder;
  private final Verification verification;
  private final Set<Received> verified = ConcurrentHashMap.newKeySet();

  /** Makes a verifier of the requests in a recorder. */
  public Verifier(Recorder recorder, Verification verification) {
    this.recorder = recorder;
    this.verification = verification;
  }

  /** Verifies how many requests match a pattern. */
  public void count(Times times, Matcher<? super Received> pattern) {
    verified.addAll(verification.check(times, pattern));
  }

  /** Verifies that requests were received in an order. */
  public void inOrder(List<Matcher<? super Received>> patterns) {
    verified.addAll(new OrderVerification(recorder.journal()).check(patterns));
  }

  /** Verifies that each request was verified, or received by the test. */
  public void nothingElse() {
    Journal journal = recorder.journal();
    List<Received> others = journal.received().stream().filter(this::isUnseen).toList();
    if (!others.isEmpty()) {
      throw new AssertionError(
          ("expected no requests other than those verified or received, but there were:\n"
                  + FailureText.list(others, request -> FailureText.line(request, journal)))
              .stripTrailing());
    }
  }

  private boolean isUnseen(Received request) {
    return !request.isHousekeeping()
        && !verified.contains(request)
        && !((TrackedRequest) request).wasTaken();
  }
}
