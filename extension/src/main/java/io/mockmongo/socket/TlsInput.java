package io.mockmongo.socket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/** The way in: records, and what they hold. For one thread at a time. */
final class TlsInput extends InputStream {

  private final SSLEngine engine;
  private final InputStream in;
  private final TlsOutput out;

  /** What came and is not opened yet, from the position to the limit. */
  private ByteBuffer sealed;

  /** What was opened and is not read yet, likewise. */
  private ByteBuffer plain;

  TlsInput(SSLEngine engine, byte[] first, InputStream in, TlsOutput out) {
    this.engine = engine;
    this.in = in;
    this.out = out;
    this.sealed = ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).put(first).flip();
    this.plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /** Reads what there is; a client that goes without taking leave has ended in order, too. */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!plain.hasRemaining()) {
      if (!open()) {
        return -1;
      }
      answer();
    }
    int count = Math.min(length, plain.remaining());
    plain.get(bytes, offset, count);
    return count;
  }

  /** Opens the next record; returns false if the client has come to its end. */
  boolean open() throws IOException {
    plain.clear();
    try {
      while (true) {
        SSLEngineResult result = engine.unwrap(sealed, plain);
        switch (result.getStatus()) {
          case OK -> {
            return true;
          }
          case CLOSED -> {
            return false;
          }
          case BUFFER_OVERFLOW -> plain = ByteBuffer.allocate(plain.capacity() * 2);
          case BUFFER_UNDERFLOW -> {
            if (!fill()) {
              return false;
            }
          }
        }
      }
    } finally {
      plain.flip();
    }
  }

  /** Does what a record asks for that is none of the application's, such as other keys. */
  private void answer() throws IOException {
    HandshakeStatus status = engine.getHandshakeStatus();
    while (status == HandshakeStatus.NEED_TASK || status == HandshakeStatus.NEED_WRAP) {
      if (status == HandshakeStatus.NEED_TASK) {
        engine.getDelegatedTask().run();
      } else {
        out.sealHandshake();
        out.send();
      }
      status = engine.getHandshakeStatus();
    }
  }

  private boolean fill() throws IOException {
    sealed.compact();
    try {
      if (!sealed.hasRemaining()) {
        sealed = ByteBuffer.allocate(sealed.capacity() * 2).put(sealed.flip());
      }
      int count = in.read(sealed.array(), sealed.position(), sealed.remaining());
      sealed.position(sealed.position() + Math.max(count, 0));
      return count >= 0;
    } finally {
      sealed.flip();
    }
  }
}
