package io.mockmongo.wire;

/** One way to make bytes smaller, and back. */
interface Codec {

  /**
   * Undoes the compression.
   *
   * @param data the compressed part of a frame
   * @return the bytes of the message, behind room for a header
   * @throws MalformedMessageException if the data is broken or does not have the size it should
   */
  byte[] open(CompressedData data);

  /**
   * Compresses the bytes from an offset to the end.
   *
   * @param bytes the bytes
   * @param offset where to begin
   * @param room how many bytes to leave free before the compressed ones
   * @return an array that ends where the compressed bytes end
   */
  byte[] compress(byte[] bytes, int offset, int room);
}
