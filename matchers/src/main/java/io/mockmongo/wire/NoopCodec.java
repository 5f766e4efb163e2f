package io.mockmongo.wire;

/** The codec that leaves bytes uncompressed. */
final class NoopCodec implements Codec {

  @Override
  public byte[] decompress(CompressedData data) {
    if (data.size() != data.uncompressedSize()) {
      throw data.wrongSize(data.size() + " bytes");
    }
    byte[] bytes = data.newMessage();
    System.arraycopy(data.frame(), data.offset(), bytes, Frame.HEADER_SIZE, data.size());
    return bytes;
  }

  @Override
  public byte[] compress(byte[] bytes, int offset, int reserved) {
    byte[] copy = new byte[reserved + bytes.length - offset];
    System.arraycopy(bytes, offset, copy, reserved, bytes.length - offset);
    return copy;
  }
}
