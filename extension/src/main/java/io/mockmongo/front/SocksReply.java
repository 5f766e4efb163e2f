package io.mockmongo.front;

/**
 * The reply of a SOCKS proxy to a CONNECT request.
 *
 * <p>Specification: RFC 1928, section 6.
 */
enum SocksReply {
  SUCCEEDED(0),
  HOST_UNREACHABLE(4),
  CONNECTION_REFUSED(5),
  COMMAND_NOT_SUPPORTED(7),
  ADDRESS_TYPE_NOT_SUPPORTED(8);

  private final int code;

  SocksReply(int code) {
    this.code = code;
  }

  /**
   * Returns the reply's bytes. The bound address is left zero: clients connect through the same
   * socket.
   *
   * <pre>
   *  0       1       2       3       4               8
   * +-------+-------+-------+-------+---------------+-------+
   * | 5     | code  | 0     | 1     | 0.0.0.0       | 0     |
   * +-------+-------+-------+-------+---------------+-------+
   *  version          reserved IPv4  bound address   port
   * </pre>
   */
  byte[] bytes() {
    return new byte[] {5, (byte) code, 0, 1, 0, 0, 0, 0, 0, 0};
  }
}
