package io.mockmongo.wire;

import java.util.zip.CRC32C;

/** The checksum that an OP_MSG may end with: the CRC-32C of all before it, header included. */
final class Checksum {

  private Checksum() {}

  static int of(byte[] bytes, int count) {
    var crc = new CRC32C();
    crc.update(bytes, 0, count);
    return (int) crc.getValue();
  }
}
