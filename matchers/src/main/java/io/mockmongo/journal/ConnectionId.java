package io.mockmongo.journal;

/**
 * The identity of a client connection: the server and the connection's number there.
 *
 * <pre>{@code
 * first.connection().equals(second.connection())   // the same socket
 * }</pre>
 *
 * @param member the server's address, {@code host:port} or the path of a Unix socket, as clients
 *     know it
 * @param number the number of the connection, in the order of acceptance, from 1; 0 for all
 *     connections of the server
 */
public record ConnectionId(String member, int number) {

  @Override
  public String toString() {
    return member + " #" + number;
  }
}
