package io.mockmongo.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A transport that releases its sockets and buffers once it is closed or reset: the journal keeps
 * connections longer than their sockets, and those of TLS take 100 KB.
 */
public final class ReleasingTransport implements Transport {

  private final String remote;
  private volatile Transport open;

  /** Makes the transport over one that is open. */
  public ReleasingTransport(Transport open) {
    this.open = open;
    this.remote = open.remote();
  }

  @Override
  public void open() throws IOException {
    open.open();
  }

  @Override
  public Optional<String> agreed() {
    return open.agreed();
  }

  @Override
  public InputStream in() {
    return open.in();
  }

  @Override
  public OutputStream out() {
    return open.out();
  }

  @Override
  public String remote() {
    return remote;
  }

  @Override
  public void shutdownOutput() throws IOException {
    open.shutdownOutput();
  }

  @Override
  public boolean mayCloseSlowly() {
    return open.mayCloseSlowly();
  }

  @Override
  public void close() {
    open.close();
    open = new Closed(remote);
  }

  @Override
  public void reset() {
    open.reset();
    open = new Closed(remote);
  }

  /** A transport after its end. */
  private record Closed(String remote) implements Transport {

    @Override
    public InputStream in() {
      return InputStream.nullInputStream();
    }

    @Override
    public OutputStream out() {
      return new OutputStream() {
        @Override
        public void write(int octet) throws IOException {
          throw ended();
        }
      };
    }

    @Override
    public void shutdownOutput() throws IOException {
      throw ended();
    }

    private static IOException ended() {
      return new IOException("the connection has ended");
    }

    @Override
    public boolean mayCloseSlowly() {
      return false;
    }

    @Override
    public void close() {}

    @Override
    public void reset() {}
  }
}
