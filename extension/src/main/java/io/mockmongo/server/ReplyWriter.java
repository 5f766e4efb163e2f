package io.mockmongo.server;

import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.Sent;
import io.mockmongo.message.Message;
import io.mockmongo.network.ConnectionGate;
import io.mockmongo.origin.Origin;
import io.mockmongo.socket.Transport;
import java.io.IOException;
import java.time.Duration;

/**
 * Writes replies to one connection: one at a time, from any thread, with the compressor of the
 * request. A sliced reply is written by the timer, and one that the network delays or holds is
 * queued; no thread sleeps in the lock.
 */
final class ReplyWriter {

  private final ClientHandle client;
  private final Transport transport;
  private final ConnectionGate gate;
  private final CurrentConversation conversation;
  private final ReplyPipeline pipeline;
  private final ReplyStreams streams = new ReplyStreams();
  private final Object writing = new Object();

  private final WriteQueue chunks = new WriteQueue();
  private int requestIds;
  private long written;
  private boolean ending;
  private volatile boolean finished;

  /** The pause before the next slice, or null. */
  private volatile DelayedSteps.Delay pause;

  /** When the current write began, in nanoseconds, or 0. */
  private volatile long since;

  ReplyWriter(
      ClientHandle client,
      Transport transport,
      ConnectionGate gate,
      CurrentConversation conversation,
      ReplyPipeline pipeline) {
    this.client = client;
    this.transport = transport;
    this.gate = gate;
    this.conversation = conversation;
    this.pipeline = pipeline;
  }

  /**
   * Records a reply, then writes it, so that no later fact precedes it in the journal; does nothing
   * once finished.
   *
   * @param plan the plan of its chunks, or null for one piece
   * @return the reply, which was written or is queued; null if it was not
   */
  Sent write(Exchange request, ReplyFormat format, Origin by, ChunkPlan plan) throws IOException {
    synchronized (writing) {
      if (finished || ending) {
        return null;
      }
      Message reply = format.message(++requestIds, streams.answeredNow(request));
      OutgoingMessage outgoing = OutgoingMessage.of(reply, request.compressor(), plan != null);
      streams.proceed(request, reply);
      Sent sent = record(request, outgoing, by);
      if (plan == null && chunks.isEmpty() && gate.isClear()) {
        write(outgoing);
      } else {
        enqueue(outgoing, plan);
      }
      return sent;
    }
  }

  private Sent record(Exchange request, OutgoingMessage outgoing, Origin by) {
    return conversation
        .get()
        .recorder()
        .record((position, nanos) -> new SentReply(position, nanos, request, by, outgoing));
  }

  private void write(OutgoingMessage outgoing) throws IOException {
    begin(outgoing.length());
    try {
      outgoing.writeTo(transport.out());
    } finally {
      since = 0;
    }
  }

  private void write(byte[] bytes, int from, int length) throws IOException {
    begin(length);
    try {
      transport.out().write(bytes, from, length);
      transport.out().flush();
    } finally {
      since = 0;
    }
  }

  /** Tells whether the network lets replies pass at once. */
  boolean sendsAtOnce() {
    return gate.isClear();
  }

  /**
   * Runs an action once all that is queued has left and the network lets it pass, and writes
   * nothing after it.
   */
  void afterQueued(Runnable then) {
    try {
      if (!isQueued(then)) {
        then.run();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private boolean isQueued(Runnable then) throws IOException {
    synchronized (writing) {
      boolean isFirst = chunks.isEmpty();
      if (isFirst && gate.isClear()) {
        return false;
      }
      chunks.add(then::run, gate.latency(requestIds + 1));
      ending = true;
      if (isFirst) {
        writeDue(false);
      }
      return true;
    }
  }

  private void enqueue(OutgoingMessage outgoing, ChunkPlan plan) throws IOException {
    boolean isFirst = chunks.isEmpty();
    Duration latency = gate.latency(requestIds);
    if (plan == null) {
      chunks.add(() -> write(outgoing), latency);
    } else {
      chunks.addChunks(outgoing.frame().bytes(), plan, this::write, latency);
      ending = plan.isPartOf(outgoing.frame().length());
    }
    if (isFirst) {
      writeDue(false);
    }
  }

  /** Writes the chunks that are due, or all if hurried, unless the network lets nothing pass. */
  private void writeDue(boolean hurried) throws IOException {
    forgetSlices();
    while (!chunks.isEmpty() && !gate.isBlocked() && (hurried || chunks.isNextDue())) {
      chunks.writeNext();
    }
    pause =
        chunks.isEmpty() || gate.isBlocked()
            ? null
            : pipeline.delayedSteps().add(chunks.untilNext(), this::proceedLater);
    if (client.hasEnded()) {
      forgetSlices();
    }
  }

  private void proceedLater(boolean hurried) {
    try {
      synchronized (writing) {
        writeDue(hurried);
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void fail(IOException e) {
    synchronized (writing) {
      chunks.clear();
    }
    client.end(Ending.CLIENT_RESET, SocketErrorText.words(e));
  }

  /** Has a worker write the queued replies that the changed network lets pass; does not block. */
  void networkChanged() {
    if (!chunks.isEmpty()) {
      pipeline.delayedSteps().add(Duration.ZERO, this::proceedAfterChange);
    }
  }

  private void proceedAfterChange(boolean hurried) {
    if (!gate.isSlow()) {
      synchronized (writing) {
        chunks.arriveNow();
      }
    }
    proceedLater(hurried);
  }

  /** Discards the queued slices of a connection that has ended; does not block. */
  void forgetSlices() {
    DelayedSteps.Delay last = pause;
    if (last != null) {
      pipeline.delayedSteps().cancel(last);
    }
  }

  boolean isStreaming(Exchange request) {
    return streams.areOpenFor(request);
  }

  /**
   * Waits for the current write, then refuses all later ones; returns whether this was the first
   * call.
   */
  boolean finish() {
    synchronized (writing) {
      boolean first = !finished;
      finished = true;
      chunks.clear();
      return first;
    }
  }

  boolean isFinished() {
    return finished;
  }

  /**
   * Ends the connection if its current write has taken too long; returns whether no write is left
   * to watch.
   */
  boolean isIdleOrGivenUp(Duration timeout) {
    long began = since;
    if (began == 0) {
      return true;
    }
    long waited = System.nanoTime() - began;
    if (waited < timeout.toNanos()) {
      return false;
    }
    client.end(
        Ending.CLIENT_STALLED,
        "the client did not read its replies for " + timeout.toMillis() + " ms");
    return true;
  }

  boolean isWriting() {
    return since != 0;
  }

  private void begin(long length) {
    written += length;
    since = System.nanoTime() | 1; // never 0
    if (WriteTimeout.isMuch(written)) {
      pipeline.writeTimeout().watch(this);
    }
  }
}
