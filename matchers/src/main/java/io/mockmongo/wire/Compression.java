package io.mockmongo.wire;

import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;

/**
 * The compression of frames by the available compressors: {@code noop} and {@code zlib} always,
 * {@code snappy} and {@code zstd} if the library that the driver uses for them is on the class
 * path.
 *
 * <pre>{@code
 * if (Compression.isAvailable(Compressor.ZSTD)) { ... }
 * Frame smaller = Compression.compress(frame, Compressor.ZLIB);
 * }</pre>
 *
 * <p>Thread-safe. A library is loaded on first use of its compressor.
 *
 * <p>Specification: wire compression, OP_COMPRESSED.
 */
public final class Compression {

  private Compression() {}

  /**
   * Tells whether a compressor is available.
   *
   * @param compressor the compressor
   * @return false if the compressor's library is missing or does not work on this machine
   */
  public static boolean isAvailable(Compressor compressor) {
    return Codecs.find(compressor).isPresent();
  }

  /**
   * Returns why a compressor is not available.
   *
   * @param compressor one that {@linkplain #isAvailable is not available}
   * @return a message that names the missing library
   */
  public static String missing(Compressor compressor) {
    return Codecs.missing(compressor);
  }

  /**
   * Returns a frame as an OP_COMPRESSED, or unchanged if either form is longer than {@link
   * Message#MAX_SIZE}, since no peer would accept it.
   *
   * @param frame the frame of a whole message
   * @param compressor the compressor
   * @return a frame with the same requestID and responseTo
   * @throws IllegalStateException if the compressor is not available; the message names the missing
   *     library
   */
  public static Frame compress(Frame frame, Compressor compressor) {
    Codec codec =
        Codecs.find(compressor).orElseThrow(() -> new IllegalStateException(missing(compressor)));
    if (frame.length() > Message.MAX_SIZE) {
      return frame;
    }
    Frame compressed = CompressedLayout.compress(frame, compressor, codec);
    return compressed.length() > Message.MAX_SIZE ? frame : compressed;
  }
}
