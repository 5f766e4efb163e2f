package io.mockmongo.wire;

import io.mockmongo.message.Compressor;
import java.util.Optional;
import java.util.function.Supplier;

/** The codecs of the compressors, each tried when it is first asked for. */
final class Codecs {

  private Codecs() {}

  /** Returns the codec of a compressor, if it works here. */
  static Optional<Codec> find(Compressor compressor) {
    return switch (compressor) {
      case NOOP -> Always.NOOP;
      case ZLIB -> Always.ZLIB;
      case SNAPPY -> WithSnappy.CODEC;
      case ZSTD -> WithZstd.CODEC;
    };
  }

  /** Returns in words what a compressor needs that does not work here. */
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
   * Makes a codec and tries it, which loads its library. A reference to its constructor would load
   * it before.
   */
  private static Optional<Codec> tried(Supplier<Codec> making) {
    try {
      Codec codec = making.get();
      codec.compress(new byte[1], 0, 0);
      return Optional.of(codec);
    } catch (RuntimeException | Error missing) { // not only linkage errors: snappy has its own
      return Optional.empty();
    }
  }

  private static final class Always {
    static final Optional<Codec> NOOP = Optional.of(new NoopCodec());
    static final Optional<Codec> ZLIB = Optional.of(new ZlibCodec());
  }

  private static final class WithSnappy {
    static final Optional<Codec> CODEC = tried(() -> new SnappyCodec());
  }

  private static final class WithZstd {
    static final Optional<Codec> CODEC = tried(() -> new ZstdCodec());
  }
}
