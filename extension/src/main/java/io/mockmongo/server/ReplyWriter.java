package io.mockmongo.server;

import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.respond.Origin;
import io.mockmongo.socket.Transport;
import io.mockmongo.wire.Compression;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.MessageEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes replies to one connection, each whole, from any thread, compressed as their requests are.
 */
final class ReplyWriter {

  /** The messages that are made as a frame in one piece, which the journal then keeps. */
  private static final int SMALL = 16 * 1024;

  private final Transport transport;
  private final Recorder recorder;
  private final WriteGuard guard;
  private final Consumer<String> onStall;
  private final Streams streams = new Streams();
  private final Object writing = new Object();

  private int requestIds;
  private long written;
  private volatile boolean finished;

  /** When the write at hand began, in nanoseconds, or 0. */
  private volatile long since;

  ReplyWriter(Transport transport, Recorder recorder, WriteGuard guard, Consumer<String> onStall) {
    this.transport = transport;
    this.recorder = recorder;
    this.guard = guard;
    this.onStall = onStall;
  }

  /**
   * Records a reply, then writes it, so that no later fact comes before it in the journal; nothing
   * once finished. Tells whether it was written.
   */
  boolean write(Request request, Envelope envelope, Origin by) throws IOException {
    synchronized (writing) {
      if (finished) {
        return false;
      }
      Message reply = envelope.message(++requestIds, streams.answeredNow(request));
      Frame frame = frame(reply, request.compressor());
      streams.goOn(request, reply);
      begin(recorder.sent(request, reply, frame, by).length());
      try {
        OutputStream out = transport.out();
        if (frame != null) {
          out.write(frame.bytes());
        } else {
          MessageEncoder.write(reply, out);
        }
        out.flush();
      } finally {
        since = 0;
      }
      return true;
    }
  }

  boolean isStreaming(Request request) {
    return streams.areOpenFor(request);
  }

  /** Writes nothing more; what is being written is waited for. Tells whether it did before. */
  boolean finish() {
    synchronized (writing) {
      boolean first = !finished;
      finished = true;
      return first;
    }
  }

  boolean isFinished() {
    return finished;
  }

  /** Returns the frame of a reply, compressed as the request is; or null for a long one. */
  private static Frame frame(Message reply, Optional<Compressor> compressor) {
    if (compressor.isPresent()) {
      return Compression.compress(MessageEncoder.encode(reply), compressor.get());
    }
    return MessageEncoder.sizeOf(reply) <= SMALL ? MessageEncoder.encode(reply) : null;
  }

  /** Gives a write up that has taken too long; tells whether there is nothing to watch. */
  boolean isIdleOrGivenUp(Duration patience) {
    long began = since;
    if (began == 0) {
      return true;
    }
    long waited = System.nanoTime() - began;
    if (waited < patience.toNanos()) {
      return false;
    }
    onStall.accept("the client did not read its replies for " + patience.toMillis() + " ms");
    return true;
  }

  boolean isWriting() {
    return since != 0;
  }

  private void begin(long length) {
    written += length;
    since = System.nanoTime() | 1; // which 0 is not
    if (WriteGuard.isMuch(written)) {
      guard.watch(this);
    }
  }
}
