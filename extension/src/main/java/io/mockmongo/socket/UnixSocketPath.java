package io.mockmongo.socket;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The path of a Unix socket, as systems and drivers can take it.
 *
 * <pre>{@code
 * Endpoint.unix(UnixSocketPath.checked(Path.of("/tmp/orders.sock")))
 * }</pre>
 */
public final class UnixSocketPath {

  /** Systems keep 104 bytes or more for a path and its terminator. */
  private static final int TOO_LONG = 100;

  private static final String END = ".sock";

  private UnixSocketPath() {}

  /**
   * Returns the path, absolute.
   *
   * @param path the path
   * @return the same, absolute
   * @throws IllegalArgumentException if it is too long, or drivers would take it for a host's name
   */
  public static Path checked(Path path) {
    Path absolute = path.toAbsolutePath();
    int length = absolute.toString().getBytes(StandardCharsets.UTF_8).length;
    if (length >= TOO_LONG) {
      throw new IllegalArgumentException(
          "the path of a Unix socket should be shorter than %d bytes, but %s has %d"
              .formatted(TOO_LONG, absolute, length));
    }
    if (!absolute.toString().endsWith(END)) {
      throw new IllegalArgumentException(
          "the path of a Unix socket should end in .sock, by which drivers know it, but is "
              + absolute);
    }
    return absolute;
  }

  /** Returns a path where nothing is, in the directory for temporary files. */
  public static Path unused() {
    String name = "mockmongo-" + UUID.randomUUID().toString().substring(0, 13) + END;
    return checked(Path.of(System.getProperty("java.io.tmpdir"), name));
  }
}
