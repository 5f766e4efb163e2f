package io.mockmongo.wire;

/** Where the fields of an OP_COMPRESSED stand that come before the compressed data. */
final class CompressedHeader {

  static final int ORIGINAL_OPCODE_OFFSET = 16;
  static final int UNCOMPRESSED_SIZE_OFFSET = 20;
  static final int COMPRESSOR_OFFSET = 24;

  /** Where the data begins. */
  static final int DATA_OFFSET = 25;

  private CompressedHeader() {}
}
