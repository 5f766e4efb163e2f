package io.mockmongo.socket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/**
 * The decrypted input of a TLS connection: reads records and unwraps them. For one thread at a
 * time.
 */
final class TlsInput extends InputStream {

  private final SSLEngine engine;
  private final InputStream in;
  private final TlsOutput out;

  /** The received bytes that are not unwrapped yet, from the position to the limit. */
  private ByteBuffer encrypted;

  /** The unwrapped bytes that are not read yet, from the position to the limit. */
  private ByteBuffer plain;

  TlsInput(SSLEngine engine, byte[] first, InputStream in, TlsOutput out) {
    this.engine = engine;
    this.in = in;
    this.out = out;
    this.encrypted =
        ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).put(first).flip();
    this.plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
  }

  @Override
  public int read() throws IOException {
    return SingleByte.readFrom(this);
  }

  /**
   * Reads the available bytes; a client that closes without {@code close_notify} is an ordinary
   * end, too.
   */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!plain.hasRemaining()) {
      if (!unwrapRecord()) {
        return -1;
      }
      answer();
    }
    int count = Math.min(length, plain.remaining());
    plain.get(bytes, offset, count);
    return count;
  }

  /** Unwraps the next record; returns false at the end of the client's data. */
  boolean unwrapRecord() throws IOException {
    plain.clear();
    try {
      while (true) {
        SSLEngineResult result = engine.unwrap(encrypted, plain);
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

  /** Answers a record that is not application data, such as a key update. */
  private void answer() throws IOException {
    HandshakeStatus status = engine.getHandshakeStatus();
    while (status == HandshakeStatus.NEED_TASK || status == HandshakeStatus.NEED_WRAP) {
      if (status == HandshakeStatus.NEED_TASK) {
        engine.getDelegatedTask().run();
      } else {
        out.wrapHandshake();
        out.send();
      }
      status = engine.getHandshakeStatus();
    }
  }

  private boolean fill() throws IOException {
    encrypted.compact();
    try {
      if (!encrypted.hasRemaining()) {
        encrypted = ByteBuffer.allocate(encrypted.capacity() * 2).put(encrypted.flip());
      }
      int count = in.read(encrypted.array(), encrypted.position(), encrypted.remaining());
      encrypted.position(encrypted.position() + Math.max(count, 0));
      return count >= 0;
    } finally {
      encrypted.flip();
    }
  }
}
