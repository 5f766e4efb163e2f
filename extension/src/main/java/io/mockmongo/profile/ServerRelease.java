package io.mockmongo.profile;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The releases of the MongoDB server that a mock can report, each with its wire version.
 *
 * <pre>{@code
 * ServerRelease.of("7.0").wireVersion() == 21
 * ServerRelease.between("4.2", "8.0")   // for a parameterized test
 * }</pre>
 *
 * <p>Releases before 4.2 and {@link #FUTURE} are for tests of drivers that refuse them.
 */
public enum ServerRelease {
  /** Too old for current drivers. */
  V3_6("3.6", 0, 6),
  /** Too old for current drivers. */
  V4_0("4.0", 0, 7),
  /** The last one without {@code hello}, {@code helloOk} and awaitable handshakes. */
  V4_2("4.2", 0, 8),
  /** The first one with awaitable hello, which monitors wait for. */
  V4_4("4.4", 0, 9),
  /** The first one with a stable API. */
  V5_0("5.0", 0, 13),
  /** Release 6.0. */
  V6_0("6.0", 0, 17),
  /** Release 7.0. */
  V7_0("7.0", 0, 21),
  /** Release 8.0. */
  V8_0("8.0", 0, 25),
  /** Release 8.1. */
  V8_1("8.1", 0, 26),
  /** Release 8.2. */
  V8_2("8.2", 0, 27),
  /** Release 8.3. */
  V8_3("8.3", 0, 28),
  /** Release 9.0. */
  V9_0("9.0", 0, 29),
  /** A future release, whose wire versions no current driver supports. */
  FUTURE("future", 10_000, 10_000);

  private static final String DRIVERS_LIMITS = "com.mongodb.connection.ServerDescription";

  private final String version;
  private final int minWireVersion;
  private final int wireVersion;

  ServerRelease(String version, int minWireVersion, int wireVersion) {
    this.version = version;
    this.minWireVersion = minWireVersion;
    this.wireVersion = wireVersion;
  }

  /**
   * Returns the release of a version.
   *
   * @param version such as {@code 7.0}, or {@code future}
   * @return the release
   * @throws IllegalArgumentException if it is unknown, with the known ones
   */
  public static ServerRelease of(String version) {
    for (ServerRelease release : values()) {
      if (release.version.equals(version)) {
        return release;
      }
    }
    throw new IllegalArgumentException(
        "unknown release \""
            + version
            + "\"; known are "
            + Arrays.stream(values())
                .map(ServerRelease::toString)
                .collect(Collectors.joining(", ")));
  }

  /**
   * Returns all releases from one to another, oldest first.
   *
   * @param from the oldest, such as {@code 4.2}
   * @param to the newest, such as {@code 8.0}
   * @return the releases, both included
   * @throws IllegalArgumentException if a release is unknown, or the first is newer than the second
   */
  public static List<ServerRelease> between(String from, String to) {
    ServerRelease oldest = of(from);
    ServerRelease newest = of(to);
    if (oldest.compareTo(newest) > 0) {
      throw new IllegalArgumentException(
          "between(\"" + from + "\", \"" + to + "\"): the first release is newer than the second");
    }
    return Arrays.asList(values()).subList(oldest.ordinal(), newest.ordinal() + 1);
  }

  /**
   * Returns the newest release that the driver on the class path supports, or 8.0 without a driver.
   *
   * @return the release
   */
  public static ServerRelease newestOfDriver() {
    return Newest.OF_DRIVER;
  }

  /** Returns the minimum wire version of servers of this release; 0, as real servers report. */
  public int minWireVersion() {
    return minWireVersion;
  }

  /** Returns the maximum wire version of servers of this release. */
  public int wireVersion() {
    return wireVersion;
  }

  /** Returns the field of a hello that has the delay of a delayed member. */
  public String nameOfSecondaryDelay() {
    return wireVersion >= V5_0.wireVersion ? "secondaryDelaySecs" : "slaveDelay";
  }

  /** Tells whether servers of this release have {@code hello}, and an awaitable one. */
  public boolean knowsHello() {
    return wireVersion >= V4_4.wireVersion;
  }

  /**
   * Tells whether servers of this release accept legacy opcodes for handshakes and authentication
   * only.
   */
  public boolean removedLegacyOpcodes() {
    return wireVersion >= V6_0.wireVersion;
  }

  /** Returns the version, such as {@code 7.0}. */
  @Override
  public String toString() {
    return version;
  }

  /** Holds the release, which is found when first needed. */
  private static final class Newest {
    static final ServerRelease OF_DRIVER = find();

    /** Uses reflection: the driver may be missing, and javac would inline the constant. */
    private static ServerRelease find() {
      try {
        Field newest = Class.forName(DRIVERS_LIMITS).getField("MAX_DRIVER_WIRE_VERSION");
        return newestUpTo(newest.getInt(null));
      } catch (ReflectiveOperationException missing) {
        return V8_0;
      }
    }

    private static ServerRelease newestUpTo(int wireVersion) {
      ServerRelease newest = V8_0;
      for (ServerRelease release : values()) {
        newest = release.wireVersion <= wireVersion ? release : newest;
      }
      return newest;
    }
  }
}
