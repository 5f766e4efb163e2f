package io.mockmongo.wire;

import io.mockmongo.message.Compressor;
import java.util.Optional;
import java.util.function.Supplier;

/** The codecs of the compressors, each created and tested on first use. */
final class Codecs {

  private Codecs() {}

  /** Returns the codec of a compressor, or empty if its library is missing or does not work. */
  static Optional<Codec> find(Compressor compressor) {
    return switch (compressor) {
      case NOOP -> JdkCodecs.NOOP;
      case ZLIB -> JdkCodecs.ZLIB;
      case SNAPPY -> SnappyHolder.CODEC;
      case ZSTD -> ZstdHolder.CODEC;
    };
  }

  /** Returns the message for an unavailable compressor, which names the library to add. */
  static String missing(Compressor compressor) {
    String library =
        switch (compressor) {
          case SNAPPY -> "org.xerial.snappy:snappy-java";
          case ZSTD -> "com.github.luben:zstd-jni";
          case NOOP, ZLIB -> "java.base";
        };
    return "compressor " + compressor + " needs " + library + " on the class path";
  }

  /**
   * Creates a codec and tests it, which loads its library. A method reference to the constructor
   * would load the library too early.
   */
  private static Optional<Codec> load(Supplier<Codec> constructor) {
    try {
      Codec codec = constructor.get();
      codec.compress(new byte[1], 0, 0);
      return Optional.of(codec);
    } catch (RuntimeException | Error unavailable) { // snappy has errors beside linkage errors
      return Optional.empty();
    }
  }

  private static final class JdkCodecs {
    static final Optional<Codec> NOOP = Optional.of(new NoopCodec());
    static final Optional<Codec> ZLIB = Optional.of(new ZlibCodec());
  }

  private static final class SnappyHolder {
    static final Optional<Codec> CODEC = load(() -> new SnappyCodec());
  }

  private static final class ZstdHolder {
    static final Optional<Codec> CODEC = load(() -> new ZstdCodec());
  }
}
