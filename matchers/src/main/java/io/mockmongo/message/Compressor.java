package io.mockmongo.message;

import java.util.Optional;

/**
 * The compressors of wire messages, each with its number in an OP_COMPRESSED.
 *
 * <pre>{@code
 * request.compressor().equals(Optional.of(Compressor.ZLIB))
 * Compressor.named("zstd").orElseThrow() == Compressor.ZSTD
 * }</pre>
 *
 * <p>Specification: wire compression, "Compressor IDs".
 */
public enum Compressor {
  /** No compression: the unchanged message in an OP_COMPRESSED. */
  NOOP(0, "noop"),
  /** Snappy's block format. */
  SNAPPY(1, "snappy"),
  /** Deflate with zlib's header and checksum. */
  ZLIB(2, "zlib"),
  /** Zstandard. */
  ZSTD(3, "zstd");

  private final int number;
  private final String text;

  Compressor(int number, String text) {
    this.number = number;
    this.text = text;
  }

  /** Returns the number of this compressor in an OP_COMPRESSED. */
  public int number() {
    return number;
  }

  /**
   * Returns the compressor with a number.
   *
   * @param number the compressorId field of an OP_COMPRESSED
   * @return the compressor, or empty if the protocol has none
   */
  public static Optional<Compressor> of(int number) {
    for (Compressor compressor : values()) {
      if (compressor.number == number) {
        return Optional.of(compressor);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the compressor with a name.
   *
   * @param name the name in a hello or a connection string, such as {@code zlib}
   * @return the compressor, or empty if there is none
   */
  public static Optional<Compressor> named(String name) {
    for (Compressor compressor : values()) {
      if (compressor.text.equals(name)) {
        return Optional.of(compressor);
      }
    }
    return Optional.empty();
  }

  /** Returns the name in a hello, such as {@code zlib}. */
  @Override
  public String toString() {
    return text;
  }
}
