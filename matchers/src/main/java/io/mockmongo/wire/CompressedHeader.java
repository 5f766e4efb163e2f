package io.mockmongo.wire;

/** The offsets of the fields of an OP_COMPRESSED before the compressed data. */
final class CompressedHeader {

  static final int ORIGINAL_OPCODE_OFFSET = 16;
  static final int UNCOMPRESSED_SIZE_OFFSET = 20;
  static final int COMPRESSOR_OFFSET = 24;

  /** The offset of the compressed data. */
  static final int DATA_OFFSET = 25;

  private CompressedHeader() {}
}
