package io.mockmongo.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** A Unix domain socket: a file while it lasts. */
final class UnixEndpoint implements Endpoint {

  private static final int BACKLOG = 1024;

  private final ServerSocketChannel channel;
  private final Path path;

  /**
   * Binds a path.
   *
   * @throws UncheckedIOException if it is taken, or nothing can be there, with the remedy
   * @throws UnsupportedOperationException if the system has no such sockets
   */
  UnixEndpoint(Path path) {
    this.path = path;
    this.channel = listening(path);
  }

  /** Returns the path, which drivers tell from a host's name by its end. */
  @Override
  public String address() {
    return path.toString();
  }

  @Override
  public String inUri() {
    return URLEncoder.encode(address(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Else the Java driver would take the path, as one of a replica set's hosts, for a name. */
  @Override
  public List<String> uriOptions() {
    return List.of("directConnection=true");
  }

  @Override
  public Transport accept() throws IOException {
    return UnixTransport.over(channel.accept());
  }

  @Override
  public boolean isClosed() {
    return !channel.isOpen();
  }

  /** Deletes the file the first time only: later it may be another server's. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      Files.deleteIfExists(path);
    }
  }

  /** Keeps nothing: the file is gone, as that of any server that ended; clients find none. */
  @Override
  public ReservedAddress leave(Runnable untilNobodyWaits) throws IOException {
    close();
    untilNobodyWaits.run();
    return new ReservedAddress() {
      @Override
      public Endpoint listenAgain() {
        return new UnixEndpoint(path);
      }

      @Override
      public void close() {}
    };
  }

  private static ServerSocketChannel listening(Path path) {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        return channel.bind(UnixDomainSocketAddress.of(path), BACKLOG);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + " can't be listened on: " + reason(path, e), e);
    } catch (UnsupportedOperationException e) {
      throw new UnsupportedOperationException("this system has no Unix sockets; use a port", e);
    }
  }

  private static String reason(Path path, IOException e) {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return e.getMessage() + "; is its directory there, and writable?";
    }
    return (hasServer(path)
            ? "another server listens there; end it"
            : "a file is there already, left by a server that did not end in order, or of some"
                + " other kind; delete it")
        + ", or leave the choice of a path to unixSocket()";
  }

  private static boolean hasServer(Path path) {
    try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return client.isConnected();
    } catch (IOException nobodyListens) {
      return false;
    }
  }
}
