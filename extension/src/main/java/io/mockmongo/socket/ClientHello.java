package io.mockmongo.socket;

/**
 * The first message of a TLS client, recognised by its first bytes.
 *
 * <pre>
 *  0       1       2       3       4       5              6 - 8    9       10
 * +-------+-------+-------+-------+-------+--------------+--------+-------+-------+
 * | 0x16  | 3     | minor | length        | 1            | length | 3     | minor |
 * +-------+-------+-------+-------+-------+--------------+--------+-------+-------+
 *  a record of handshake messages          a ClientHello           its version
 * </pre>
 *
 * <p>No request of MongoDB begins like this: its bytes 8 to 11 are a responseTo of 0.
 *
 * <p>Specification: RFC 8446, sections 4 and 5.1.
 *
 * <pre>{@code
 * ClientHello.begins(in.readNBytes(ClientHello.ENOUGH))
 * }</pre>
 */
public final class ClientHello {

  /**
   * The number of bytes that are enough to recognise the message; a client of MongoDB or TLS sends
   * at least as many.
   */
  public static final int ENOUGH = 16;

  private static final int HANDSHAKE_RECORD = 0x16;
  private static final int MAJOR = 3;
  private static final int CLIENT_HELLO = 1;

  private ClientHello() {}

  /**
   * Tells whether a connection begins with a ClientHello.
   *
   * @param bytes the first bytes of a connection
   * @return whether they begin a ClientHello; false for fewer bytes than {@link #ENOUGH}
   */
  public static boolean begins(byte[] bytes) {
    return bytes.length >= ENOUGH
        && bytes[0] == HANDSHAKE_RECORD
        && bytes[1] == MAJOR
        && bytes[5] == CLIENT_HELLO
        && bytes[9] == MAJOR;
  }
}
