package io.mockmongo.verify;

import io.mockmongo.journal.Received;
import io.mockmongo.recorder.Recorder;
import io.mockmongo.script.Times;
import java.util.List;
import org.hamcrest.Matcher;

/** Verifies requests: their count, their order, and that there are no others. Thread-safe. */
public final class Verifier {

  private final Recorder recorder;
  private final Verification verification;
  private final VerifiedRequests verified;

  /**
   * Makes a verifier.
   *
   * @param recorder has the requests
   * @param verification counts them
   * @param verified takes note of those that were verified
   */
  public Verifier(Recorder recorder, Verification verification, VerifiedRequests verified) {
    this.recorder = recorder;
    this.verification = verification;
    this.verified = verified;
  }

  /** Verifies how many requests match a pattern. */
  public void count(Times times, Matcher<? super Received> pattern) {
    verified.add(verification.check(times, pattern));
  }

  /** Verifies that requests were received in an order. */
  public void inOrder(List<Matcher<? super Received>> patterns) {
    verified.add(new OrderVerification(recorder.journal()).check(patterns));
  }

  /** Verifies that each request was verified, or received by the test. */
  public void nothingElse() {
    verified.checkThatThereIsNothingElse(recorder.journal());
  }
}
