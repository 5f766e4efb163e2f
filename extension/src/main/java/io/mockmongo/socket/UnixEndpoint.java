package io.mockmongo.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** A listening Unix domain socket, whose file exists until it is closed. */
final class UnixEndpoint implements Endpoint {

  private static final int BACKLOG = 1024;

  private final ServerSocketChannel channel;
  private final Path path;
  private final SocketFile file;

  /**
   * What tells the file of this socket from a later one at the same path: an inode may be used
   * again, but not at the same time.
   *
   * @param key the inode, or null where the system has none
   * @param modified when the file was made; a socket is not written to
   */
  private record SocketFile(Object key, FileTime modified) {

    static SocketFile at(Path path) throws IOException {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return new SocketFile(attributes.fileKey(), attributes.lastModifiedTime());
    }
  }

  /**
   * Binds a path.
   *
   * @throws UncheckedIOException if the path is taken or cannot be created, with the remedy
   * @throws UnsupportedOperationException if the system has no Unix sockets
   */
  UnixEndpoint(Path path) {
    this.path = path;
    this.channel = listen(path);
    this.file = file(path);
  }

  /** Returns the path; drivers tell it from a host name by its end {@code .sock}. */
  @Override
  public String address() {
    return path.toString();
  }

  @Override
  public String inUri() {
    return URLEncoder.encode(address(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Otherwise the Java driver would take the path, in the hosts of a replica set, for a host name.
   */
  @Override
  public boolean needsDirectConnections() {
    return true;
  }

  @Override
  public Transport accept() throws IOException {
    return UnixTransport.over(channel.accept());
  }

  @Override
  public Transport over(Socket client) throws IOException {
    return TransportFactory.PLAIN.over(client);
  }

  @Override
  public boolean isClosed() {
    return !channel.isOpen();
  }

  /** Closes, and deletes the file unless it is another's by now. */
  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    channel.close();
    try {
      if (SocketFile.at(path).equals(file)) {
        Files.delete(path);
      }
    } catch (NoSuchFileException gone) {
      // somebody else has deleted it
    }
  }

  /**
   * Reserves nothing: the file is deleted, as that of any server that ended, and clients find none.
   */
  @Override
  public ReservedAddress reserve(Runnable awaitAcceptor) throws IOException {
    close();
    awaitAcceptor.run();
    return new ReservedAddress() {
      @Override
      public Endpoint listenAgain() {
        return new UnixEndpoint(path);
      }

      @Override
      public void close() {}
    };
  }

  private static ServerSocketChannel listen(Path path) {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        return channel.bind(UnixDomainSocketAddress.of(path), BACKLOG);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + " could not be opened: " + reason(path, e), e);
    } catch (UnsupportedOperationException e) {
      throw new UnsupportedOperationException("this system has no Unix sockets; use a port", e);
    }
  }

  private static SocketFile file(Path bound) {
    try {
      return SocketFile.at(bound);
    } catch (IOException e) {
      return null; // somebody has deleted it already
    }
  }

  private static String reason(Path path, IOException e) {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return e.getMessage() + "; check that its directory exists and is writable";
    }
    return (isListening(path)
            ? "another server listens there; close that server"
            : "the file exists already, left by a server that was not closed, or by another"
                + " program; delete it")
        + ", or call unixSocket() without a path";
  }

  private static boolean isListening(Path path) {
    try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return client.isConnected();
    } catch (IOException nobodyListens) {
      return false;
    }
  }
}
