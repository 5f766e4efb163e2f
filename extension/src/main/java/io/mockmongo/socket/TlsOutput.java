package io.mockmongo.socket;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/**
 * The encrypting output of a TLS connection: wraps written bytes and handshake messages in records.
 */
final class TlsOutput extends OutputStream {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /**
   * The time that closing waits for another thread's write; a longer write means that the client
   * does not read.
   */
  private static final long MAX_WRITE_MILLIS = 100;

  private final SSLEngine engine;
  private final OutputStream out;
  private final ReentrantLock writing = new ReentrantLock();

  /** The records that are not sent yet, from the start to the position. */
  private ByteBuffer encrypted;

  private volatile long written;

  TlsOutput(SSLEngine engine, OutputStream out) {
    this.engine = engine;
    this.out = out;
    this.encrypted = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
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
        if (wrap(plain).getStatus() == SSLEngineResult.Status.CLOSED) {
          throw new SSLException("close_notify was already sent");
        }
        send();
      }
    } finally {
      writing.unlock();
    }
  }

  /** Wraps the next message of the handshake in a record; the next {@link #send} sends it. */
  SSLEngineResult wrapHandshake() throws SSLException {
    writing.lock();
    try {
      return wrap(NOTHING);
    } finally {
      writing.unlock();
    }
  }

  /** Sends all unsent records, in one piece. */
  void send() throws IOException {
    writing.lock();
    try {
      int count = encrypted.position();
      if (count > 0) {
        encrypted.clear();
        written += count;
        out.write(encrypted.array(), 0, count);
      }
    } finally {
      writing.unlock();
    }
  }

  /**
   * Sends close_notify, unless another thread's write does not end, since the client does not read.
   */
  void sendCloseNotify() throws IOException {
    if (!lockWriting()) {
      return;
    }
    try {
      engine.closeOutbound();
      while (!engine.isOutboundDone() && wrap(NOTHING).bytesProduced() > 0) {
        // one record of it was wrapped
      }
      send();
    } finally {
      writing.unlock();
    }
  }

  /** Acquires the write lock; returns false if another thread's write does not end in time. */
  private boolean lockWriting() {
    try {
      return writing.tryLock(MAX_WRITE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return writing.tryLock();
    }
  }

  /** Returns the number of bytes that were sent, or are being sent. */
  long written() {
    return written;
  }

  private SSLEngineResult wrap(ByteBuffer plain) throws SSLException {
    while (true) {
      SSLEngineResult result = engine.wrap(plain, encrypted);
      if (result.getStatus() != SSLEngineResult.Status.BUFFER_OVERFLOW) {
        return result;
      }
      encrypted = ByteBuffer.allocate(encrypted.capacity() * 2).put(encrypted.flip());
    }
  }
}
