package io.mockmongo.wire;

/** The bytes as they are. */
final class NoopCodec implements Codec {

  @Override
  public byte[] open(CompressedData data) {
    if (data.size() != data.uncompressedSize()) {
      throw data.lie(String.valueOf(data.size()));
    }
    byte[] bytes = data.room();
    System.arraycopy(data.frame(), data.offset(), bytes, Frame.HEADER_SIZE, data.size());
    return bytes;
  }

  @Override
  public byte[] compress(byte[] bytes, int offset, int room) {
    byte[] copy = new byte[room + bytes.length - offset];
    System.arraycopy(bytes, offset, copy, room, bytes.length - offset);
    return copy;
  }
}
