package io.mockmongo.journal;

/**
 * One client connection of one server.
 *
 * <pre>{@code
 * first.connection().equals(second.connection())   // the same socket
 * }</pre>
 *
 * @param member the server's address, {@code host:port} or the path of a Unix socket, as clients
 *     know it
 * @param number counts the connections that the server accepted, from 1
 */
public record ConnectionId(String member, int number) {

  @Override
  public String toString() {
    return member + " #" + number;
  }
}
