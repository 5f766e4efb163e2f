package io.mockmongo.wire;

/** A compression algorithm, which compresses and decompresses messages. */
interface Codec {

  /**
   * Decompresses a message.
   *
   * @param data the compressed part of a frame
   * @return the uncompressed message, after {@link Frame#HEADER_SIZE} bytes for its header
   * @throws MalformedMessageException if the data is invalid or does not have its declared size
   */
  byte[] decompress(CompressedData data);

  /**
   * Compresses the bytes from an offset to the end.
   *
   * @param bytes the bytes
   * @param offset the index of the first byte to compress
   * @param reserved how many bytes to leave free before the compressed ones
   * @return the reserved bytes and the compressed ones
   */
  byte[] compress(byte[] bytes, int offset, int reserved);
}
