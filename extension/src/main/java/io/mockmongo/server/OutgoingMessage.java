package io.mockmongo.server;

import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.wire.Compression;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.MessageEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A message on its way out.
 *
 * @param message the message
 * @param frame its bytes, or null for a long one that is written from the arrays of its documents
 */
record OutgoingMessage(Message message, Frame frame) {

  /** The messages that are made as a frame in one piece, which the journal then keeps. */
  private static final int SMALL = 16 * 1024;

  /**
   * Makes the bytes, compressed as those of the request are.
   *
   * @param whole whether the bytes are needed in one piece
   */
  static OutgoingMessage of(Message message, Optional<Compressor> compressor, boolean whole) {
    if (compressor.isPresent()) {
      Frame frame = MessageEncoder.encode(message);
      return new OutgoingMessage(message, Compression.compress(frame, compressor.get()));
    }
    return whole || MessageEncoder.sizeOf(message) <= SMALL
        ? new OutgoingMessage(message, MessageEncoder.encode(message))
        : new OutgoingMessage(message, null);
  }

  /** Returns how many bytes it has on the wire. */
  long length() {
    return frame == null ? MessageEncoder.sizeOf(message) : frame.length();
  }

  void writeTo(OutputStream out) throws IOException {
    if (frame != null) {
      out.write(frame.bytes());
    } else {
      MessageEncoder.write(message, out);
    }
    out.flush();
  }
}
