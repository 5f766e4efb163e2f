package io.mockmongo.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * The transport of a Unix socket connection. It does not use the streams of {@link
 * java.nio.channels.Channels}: they share a lock on JDK 17, so that a reply would wait for a
 * request.
 */
record UnixTransport(SocketChannel channel, InputStream in, OutputStream out) implements Transport {

  /** The most bytes that one call reads or writes: threads keep buffers of that size. */
  private static final int MAX_CALL_BYTES = 64 * 1024;

  static UnixTransport over(SocketChannel channel) {
    return new UnixTransport(
        channel,
        new UninterruptedInput(new ChannelInput(channel)),
        new UninterruptedOutput(new ChannelOutput(channel)));
  }

  @Override
  public String remote() {
    return "this machine";
  }

  @Override
  public void shutdownOutput() throws IOException {
    channel.shutdownOutput();
  }

  /** Closes the connection: Unix sockets have no reset. */
  @Override
  public void reset() {
    close();
  }

  @Override
  public boolean mayCloseSlowly() {
    return false;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // already closed
    }
  }

  private static final class ChannelInput extends InputStream {

    private final SocketChannel channel;

    ChannelInput(SocketChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read() throws IOException {
      return SingleByte.readFrom(this);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return channel.read(ByteBuffer.wrap(bytes, offset, Math.min(length, MAX_CALL_BYTES)));
    }
  }

  private static final class ChannelOutput extends OutputStream {

    private final SocketChannel channel;

    ChannelOutput(SocketChannel channel) {
      this.channel = channel;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      for (int done = 0; done < length; ) {
        done +=
            channel.write(
                ByteBuffer.wrap(bytes, offset + done, Math.min(length - done, MAX_CALL_BYTES)));
      }
    }
  }
}
