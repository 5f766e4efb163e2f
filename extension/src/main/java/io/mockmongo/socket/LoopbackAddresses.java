package io.mockmongo.socket;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Loopback addresses for host names, each name its own: so servers of the same port can be beside
 * each other, and those of other tests. They are drawn at random from {@code 127.64.0.0/10}, which
 * Linux and Windows have without configuration, and macOS has not. Thread-safe.
 *
 * <pre>{@code
 * addresses.of("a");                        // perhaps 127.90.17.201
 * addresses.find("A");                      // the same
 * }</pre>
 */
public final class LoopbackAddresses {

  private final Map<String, byte[]> addresses = new ConcurrentHashMap<>();

  /** Returns the address of a host, which is drawn if it has none. */
  public InetAddress of(String host) {
    return named(host, addresses.computeIfAbsent(key(host), any -> random()));
  }

  /** Returns the address of a host, or empty if it has none. */
  public Optional<InetAddress> find(String host) {
    return Optional.ofNullable(addresses.get(key(host))).map(address -> named(host, address));
  }

  private static String key(String host) {
    return host.toLowerCase(Locale.ROOT);
  }

  private static byte[] random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new byte[] {
      127, (byte) random.nextInt(64, 128), (byte) random.nextInt(256), (byte) random.nextInt(1, 255)
    };
  }

  /** Returns an address that has its name, which clients compare with the server's certificate. */
  private static InetAddress named(String host, byte[] address) {
    try {
      return InetAddress.getByAddress(host, address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // four bytes are an address
    }
  }
}
