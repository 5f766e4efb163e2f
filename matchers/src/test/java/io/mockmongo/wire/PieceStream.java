package io.mockmongo.wire;

import java.io.InputStream;
import java.util.function.IntSupplier;

/** A stream that returns a fixed number of bytes per read, and counts the reads. */
final class PieceStream extends InputStream {

  private final byte[] bytes;
  private final IntSupplier pieces;
  private int position;
  private int reads;

  /** Gives pieces of these sizes, or fewer bytes if fewer are asked for. */
  PieceStream(byte[] bytes, IntSupplier pieces) {
    this.bytes = bytes;
    this.pieces = pieces;
  }

  /** Gives all up to the cut, then all the rest. */
  static PieceStream cutAt(int cut, byte[] bytes) {
    var stream = new PieceStream[1];
    stream[0] =
        new PieceStream(
            bytes, () -> stream[0].position < cut ? cut - stream[0].position : bytes.length);
    return stream[0];
  }

  @Override
  public int read() {
    throw new AssertionError("a system call for a single byte");
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (position == bytes.length) {
      return -1;
    }
    int count = Math.min(Math.min(pieces.getAsInt(), length), bytes.length - position);
    System.arraycopy(bytes, position, target, offset, count);
    position += count;
    reads++;
    return count;
  }

  /** Returns how many reads gave bytes. */
  int reads() {
    return reads;
  }
}
