package io.mockmongo.server;

import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.message.Message;
import io.mockmongo.origin.Origin;
import io.mockmongo.socket.Transport;
import java.io.IOException;
import java.time.Duration;

/**
 * Writes replies to one connection: one at a time, from any thread, with the compressor of the
 * request. A sliced reply is written by the timer; no thread sleeps in the lock.
 */
final class ReplyWriter {

  private final ClientHandle client;
  private final Transport transport;
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
      CurrentConversation conversation,
      ReplyPipeline pipeline) {
    this.client = client;
    this.transport = transport;
    this.conversation = conversation;
    this.pipeline = pipeline;
  }

  /**
   * Records a reply, then writes it, so that no later fact precedes it in the journal; does nothing
   * once finished.
   *
   * @param plan the plan of its chunks, or null for one piece
   * @return whether the reply was written, or is queued
   */
  boolean write(Exchange request, ReplyFormat format, Origin by, ChunkPlan plan)
      throws IOException {
    synchronized (writing) {
      if (finished || ending) {
        return false;
      }
      Message reply = format.message(++requestIds, streams.answeredNow(request));
      OutgoingMessage outgoing = OutgoingMessage.of(reply, request.compressor(), plan != null);
      streams.proceed(request, reply);
      record(request, outgoing, by);
      if (plan != null) {
        boolean isFirst = chunks.isEmpty();
        chunks.addChunks(outgoing.frame().bytes(), plan, this::write);
        ending = plan.isPartOf(outgoing.frame().length());
        if (isFirst) {
          proceed(false);
        }
      } else if (chunks.isEmpty()) {
        write(outgoing);
      } else {
        chunks.add(() -> write(outgoing));
      }
      return true;
    }
  }

  private void record(Exchange request, OutgoingMessage outgoing, Origin by) {
    conversation
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

  /** Runs an action once all queued slices are written, and writes nothing after it. */
  void afterSlices(Runnable then) {
    synchronized (writing) {
      if (!chunks.isEmpty()) {
        chunks.add(then::run);
        ending = true;
        return;
      }
    }
    then.run();
  }

  /** Writes chunks up to the next delayed one, or all if hurried. */
  private void proceed(boolean hurried) throws IOException {
    while (!chunks.isEmpty() && (hurried || chunks.untilNext().isZero())) {
      chunks.writeNext();
    }
    pause =
        chunks.isEmpty()
            ? null
            : pipeline.delayedSteps().add(chunks.untilNext(), this::proceedLater);
    if (client.hasEnded()) {
      forgetSlices();
    }
  }

  private void proceedLater(boolean hurried) {
    try {
      synchronized (writing) {
        if (!chunks.isEmpty()) {
          chunks.writeNext();
          proceed(hurried);
        }
      }
    } catch (IOException e) {
      chunksAreLost();
      client.end(Ending.CLIENT_RESET, SocketErrorText.words(e));
    }
  }

  /** Discards the queued slices of a connection that has ended; does not block. */
  void forgetSlices() {
    DelayedSteps.Delay last = pause;
    if (last != null) {
      pipeline.delayedSteps().cancel(last);
    }
  }

  private void chunksAreLost() {
    synchronized (writing) {
      chunks.clear();
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
