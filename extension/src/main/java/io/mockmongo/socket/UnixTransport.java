package io.mockmongo.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A connection of a Unix socket. Its streams read and write the channel themselves: those of {@link
 * java.nio.channels.Channels} share a lock on JDK 17, so that a reply would wait for a request.
 */
record UnixTransport(SocketChannel channel, InputStream in, OutputStream out) implements Transport {

  /** What one call hands over: threads keep buffers of such a size. */
  private static final int MOST = 64 * 1024;

  static UnixTransport over(SocketChannel channel) {
    return new UnixTransport(channel, new Input(channel), new Output(channel));
  }

  @Override
  public String remote() {
    return "this machine";
  }

  @Override
  public void shutdownOutput() throws IOException {
    channel.shutdownOutput();
  }

  /** Closes it: Unix sockets know no other end. */
  @Override
  public void reset() {
    close();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // closed is all it should be
    }
  }

  private static final class Input extends InputStream {

    private final SocketChannel channel;

    Input(SocketChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return channel.read(ByteBuffer.wrap(bytes, offset, Math.min(length, MOST)));
    }
  }

  private static final class Output extends OutputStream {

    private final SocketChannel channel;

    Output(SocketChannel channel) {
      this.channel = channel;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    /** An interrupt is left for later: the channel would close itself. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      boolean interrupted = Thread.interrupted();
      try {
        writeAll(bytes, offset, length);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    private void writeAll(byte[] bytes, int offset, int length) throws IOException {
      for (int done = 0; done < length; ) {
        done += channel.write(ByteBuffer.wrap(bytes, offset + done, Math.min(length - done, MOST)));
      }
    }
  }
}
