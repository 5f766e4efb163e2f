package io.mockmongo.server;

import io.mockmongo.call.CallRegistry;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Position;
import io.mockmongo.recorder.Recorder;
import io.mockmongo.recorder.Timeline;
import io.mockmongo.script.Finding;
import io.mockmongo.script.Leak;
import io.mockmongo.verify.FactWait;
import io.mockmongo.verify.Findings;
import io.mockmongo.verify.LeakDetector;
import io.mockmongo.verify.OpenResources;
import io.mockmongo.verify.PendingWork;
import io.mockmongo.verify.Quiescence;
import io.mockmongo.verify.Verification;
import io.mockmongo.verify.VerifiedRequests;
import io.mockmongo.verify.Verifier;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The conversation of one test with its servers: journal, parked requests, background calls,
 * verification, findings, and the thread of the test. Thread-safe.
 */
final class Conversation {

  private final Findings findings = new Findings();
  private final ParkedRequests parkedRequests = new ParkedRequests();
  private final CallRegistry calls = new CallRegistry(this::situation);
  private final OpenResources openResources = new OpenResources();
  private final VerifiedRequests verifiedRequests = new VerifiedRequests();
  private final Recorder recorder;
  private final PendingWork pendingWork;
  private final StuckTestDetector detector;
  private final Duration timeout;
  private final BooleanSupplier busy;

  /** Where the test ended, or null. */
  private volatile Position ended;

  /** How many warnings there were when the test ended. */
  private int warningsOfTest;

  /** Made when first needed: not every test verifies. */
  private Verifier verifier;

  /**
   * Begins a conversation on the calling thread, which becomes the thread of the test.
   *
   * @param timeline provides positions and times of facts
   * @param journalBytes how many bytes the journal keeps
   * @param timeout the timeout of verifications
   * @param listeners are called with each fact
   * @param busy tells whether a server is working on a request
   */
  Conversation(
      Timeline timeline,
      long journalBytes,
      Duration timeout,
      Collection<? extends Consumer<? super Fact>> listeners,
      BooleanSupplier busy) {
    this.recorder = new Recorder(timeline, journalBytes, listeners, this::discard);
    this.pendingWork = new PendingWork(recorder, parkedRequests::holds, calls);
    this.detector =
        new StuckTestDetector(Thread.currentThread(), recorder, parkedRequests, calls, busy);
    this.timeout = timeout;
    this.busy = busy;
  }

  /** Takes note of what must outlive a fact that the journal discards. */
  private void discard(Fact fact) {
    parkedRequests.forget(fact);
    openResources.discard(fact);
    verifiedRequests.discard(fact);
  }

  Recorder recorder() {
    return recorder;
  }

  ParkedRequests parkedRequests() {
    return parkedRequests;
  }

  CallRegistry calls() {
    return calls;
  }

  Findings findings() {
    return findings;
  }

  PendingWork pendingWork() {
    return pendingWork;
  }

  StuckTestDetector detector() {
    return detector;
  }

  /** Returns a wait for a fact. */
  FactWait factWait() {
    return new FactWait(recorder, pendingWork, findings);
  }

  synchronized Verifier verifier() {
    if (verifier == null) {
      Quiescence quiescence = new Quiescence(recorder, calls, busy);
      Verification verification =
          new Verification(recorder, timeout, quiescence, calls, pendingWork);
      verifier = new Verifier(recorder, verification, verifiedRequests);
    }
    return verifier;
  }

  /** Marks the end of the test, once. */
  synchronized void end() {
    if (ended == null) {
      ended = recorder.mark();
      warningsOfTest = findings.warnings().size();
    }
  }

  /** Returns the facts after the end of the test, or after a position if it has not ended. */
  Journal journalAfterEnd(Position otherwise) {
    Position end = ended;
    return recorder.journal().after(end == null ? otherwise : end);
  }

  /** Returns the warnings after the end of the test, or {@code otherwise} if it has not ended. */
  synchronized List<String> warningsAfterEnd(List<String> otherwise) {
    List<String> all = findings.warnings();
    return ended == null ? otherwise : all.subList(warningsOfTest, all.size());
  }

  /** Gives background calls a time to end; returns all that went wrong. */
  List<Finding> checked(Duration maxWait) {
    calls.check(maxWait, findings::add);
    return findings.all();
  }

  /** Returns what clients have left behind; connections that are just being closed are awaited. */
  List<String> leaks(Leak kind, Duration maxWait) {
    return new LeakDetector(kind, recorder, openResources)
        .leaksAfter(kind == Leak.CONNECTIONS ? maxWait : Duration.ZERO);
  }

  /** Returns the pending work, a line or more for each, or "". */
  String unfinishedText() {
    return pendingWork.waitedFor() + calls.running() + pendingWork.requests();
  }

  /** Returns which requests wait, for a call that does not end, as the end of a sentence. */
  private String situation() {
    String requests = pendingWork.requests();
    return requests.isEmpty() ? "" : "; " + requests.stripTrailing();
  }

  /** Wakes all who wait: nothing more comes, for a reason. */
  void close(String reason) {
    parkedRequests.close(reason);
    recorder.close(reason);
  }
}
