package io.mockmongo.socket;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Checks and chooses paths of Unix sockets, which systems and drivers restrict.
 *
 * <pre>{@code
 * Endpoint.unix(UnixSocketPath.checked(Path.of("/tmp/orders.sock")))
 * }</pre>
 */
public final class UnixSocketPath {

  /** Systems allow 104 bytes or more for a path and its terminator. */
  private static final int TOO_LONG = 100;

  private static final String END = ".sock";

  private UnixSocketPath() {}

  /**
   * Checks a path and makes it absolute.
   *
   * @param path the path
   * @return the absolute path
   * @throws IllegalArgumentException if the path is too long, or does not end in {@code .sock}, so
   *     that drivers would take it for a host name
   */
  public static Path checked(Path path) {
    Path absolute = path.toAbsolutePath();
    int length = absolute.toString().getBytes(StandardCharsets.UTF_8).length;
    if (length >= TOO_LONG) {
      throw new IllegalArgumentException(
          "the path of a Unix socket should be shorter than %d bytes, but %s has %d bytes"
              .formatted(TOO_LONG, absolute, length));
    }
    if (!absolute.toString().endsWith(END)) {
      throw new IllegalArgumentException(
          "the path of a Unix socket should end in .sock, by which drivers recognise it, but is "
              + absolute);
    }
    return absolute;
  }

  /** Returns an unused path in the directory for temporary files. */
  public static Path unused() {
    String name = "mockmongo-" + UUID.randomUUID().toString().substring(0, 13) + END;
    return checked(Path.of(System.getProperty("java.io.tmpdir"), name));
  }
}
