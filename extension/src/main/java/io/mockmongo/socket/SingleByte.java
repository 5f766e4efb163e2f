package io.mockmongo.socket;

import java.io.IOException;
import java.io.InputStream;

/** The read of one byte from a stream that reads blocks of bytes. */
public final class SingleByte {

  private SingleByte() {}

  /** Returns the next byte of a stream as a number from 0 to 255, or -1 at its end. */
  public static int readFrom(InputStream in) throws IOException {
    byte[] one = new byte[1];
    return in.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }
}
