package io.mockmongo.socket;

import java.io.IOException;

/**
 * The place of an {@link Endpoint} that is closed for a time: nobody listens, nobody gets it.
 *
 * <pre>{@code
 * ReservedAddress place = endpoint.leave(untilNobodyWaits);
 * Endpoint again = place.listenAgain();
 * place.close();
 * }</pre>
 */
public interface ReservedAddress {

  /**
   * Listens there again; the place stays kept besides, until this is closed.
   *
   * @return the endpoint
   * @throws IOException if it can't be listened at
   */
  Endpoint listenAgain() throws IOException;

  /**
   * Keeps the place no more.
   *
   * @throws IOException if the system can't
   */
  void close() throws IOException;
}
