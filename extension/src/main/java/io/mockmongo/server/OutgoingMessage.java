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
 * A message to be written to a client, with its bytes unless it is large.
 *
 * @param message the message
 * @param frame its bytes, or null for a large message, which is written from its documents' arrays
 */
record OutgoingMessage(Message message, Frame frame) {

  /** The largest message that is encoded as one frame, which the journal keeps. */
  private static final int SMALL = 16 * 1024;

  /**
   * Encodes a message, with the compressor of its request.
   *
   * @param whole whether the bytes are needed as one frame
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

  /** Returns the message's length on the wire in bytes. */
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
