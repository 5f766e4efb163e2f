package io.mockmongo.wire;

import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;

/**
 * The compressors that can be used here: {@code noop} and {@code zlib} always, {@code snappy} and
 * {@code zstd} where the library is on the class path that the driver uses for them, too.
 *
 * <pre>{@code
 * if (Compression.isAvailable(Compressor.ZSTD)) { ... }
 * Frame smaller = Compression.compress(frame, Compressor.ZLIB);
 * }</pre>
 *
 * <p>Thread-safe. A library is loaded when its compressor is first asked for.
 *
 * <p>Specification: wire compression, OP_COMPRESSED.
 */
public final class Compression {

  private Compression() {}

  /**
   * Tells whether a compressor can be used here.
   *
   * @param compressor the compressor
   * @return false if its library is missing, or does not work on this machine
   */
  public static boolean isAvailable(Compressor compressor) {
    return Codecs.find(compressor).isPresent();
  }

  /**
   * Returns why a compressor can't be used.
   *
   * @param compressor one that {@linkplain #isAvailable is not available}
   * @return what is missing, in words
   */
  public static String missing(Compressor compressor) {
    return Codecs.missing(compressor);
  }

  /**
   * Returns the OP_COMPRESSED of a frame, or the frame itself if one of the two is longer than a
   * message may be: nobody would open it.
   *
   * @param frame the frame of a whole message
   * @param compressor how to compress it
   * @return a frame with the same requestID and responseTo
   * @throws IllegalStateException if the compressor is not available, with what is missing
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
