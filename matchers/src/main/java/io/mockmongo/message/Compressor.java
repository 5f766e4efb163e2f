package io.mockmongo.message;

import java.util.Optional;

/**
 * The ways to make a message smaller on the wire, each with the number that an OP_COMPRESSED
 * carries.
 *
 * <pre>{@code
 * request.compressor().equals(Optional.of(Compressor.ZLIB))
 * Compressor.named("zstd").orElseThrow() == Compressor.ZSTD
 * }</pre>
 *
 * <p>Specification: wire compression, "Compressor IDs".
 */
public enum Compressor {
  /** The message as it was, but in an OP_COMPRESSED. */
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
   * Returns the compressor of a name.
   *
   * @param name as a hello and a connection string have it, such as {@code zlib}
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

  /** Returns the name as a hello has it, such as {@code zlib}. */
  @Override
  public String toString() {
    return text;
  }
}
