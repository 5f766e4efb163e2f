package io.mockmongo.socket;

import java.io.IOException;

/**
 * The reserved address of a closed {@link Endpoint}: nobody listens there, clients are refused, and
 * no other program can take it, where the system allows that.
 *
 * <pre>{@code
 * ReservedAddress reserved = endpoint.reserve(awaitAcceptor);
 * Endpoint again = reserved.listenAgain();
 * reserved.close();
 * }</pre>
 */
public interface ReservedAddress {

  /**
   * Listens at the address again; the reservation lasts until it is closed.
   *
   * @return the endpoint
   * @throws IOException if the address cannot be listened on
   */
  Endpoint listenAgain() throws IOException;

  /**
   * Ends the reservation.
   *
   * @throws IOException if the system fails to release the address
   */
  void close() throws IOException;
}
