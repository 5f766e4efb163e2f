package io.mockmongo.socket;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/** The way out: what is written goes out in records, and so does what the handshake has to say. */
final class TlsOutput extends OutputStream {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** What a write takes whose client reads, as far as one who takes leave is concerned. */
  private static final long LONGEST_WRITE_MILLIS = 100;

  private final SSLEngine engine;
  private final OutputStream out;
  private final ReentrantLock writing = new ReentrantLock();

  /** Records that did not go out yet, from the start to the position. */
  private ByteBuffer sealed;

  private volatile long written;

  TlsOutput(SSLEngine engine, OutputStream out) {
    this.engine = engine;
    this.out = out;
    this.sealed = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer plain = ByteBuffer.wrap(bytes, offset, length);
    writing.lock();
    try {
      while (plain.hasRemaining()) {
        if (seal(plain).getStatus() == SSLEngineResult.Status.CLOSED) {
          throw new SSLException("leave has been taken");
        }
        send();
      }
    } finally {
      writing.unlock();
    }
  }

  /** Makes a record of what the handshake has to say; it goes out with the next {@link #send}. */
  SSLEngineResult sealHandshake() throws SSLException {
    writing.lock();
    try {
      return seal(NOTHING);
    } finally {
      writing.unlock();
    }
  }

  /** Sends all records there are, in one piece. */
  void send() throws IOException {
    writing.lock();
    try {
      int count = sealed.position();
      if (count > 0) {
        sealed.clear();
        written += count;
        out.write(sealed.array(), 0, count);
      }
    } finally {
      writing.unlock();
    }
  }

  /** Says close_notify, unless a write is under way for so long that the client does not read. */
  void takeLeave() throws IOException {
    if (!isFree()) {
      return;
    }
    try {
      engine.closeOutbound();
      while (!engine.isOutboundDone() && seal(NOTHING).bytesProduced() > 0) {
        // that was some of it
      }
      send();
    } finally {
      writing.unlock();
    }
  }

  /** Tells whether nobody writes any more, and nobody else is let in. */
  private boolean isFree() {
    try {
      return writing.tryLock(LONGEST_WRITE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return writing.tryLock();
    }
  }

  /** Returns how many bytes went out, or are about to. */
  long written() {
    return written;
  }

  private SSLEngineResult seal(ByteBuffer plain) throws SSLException {
    while (true) {
      SSLEngineResult result = engine.wrap(plain, sealed);
      if (result.getStatus() != SSLEngineResult.Status.BUFFER_OVERFLOW) {
        return result;
      }
      sealed = ByteBuffer.allocate(sealed.capacity() * 2).put(sealed.flip());
    }
  }
}
