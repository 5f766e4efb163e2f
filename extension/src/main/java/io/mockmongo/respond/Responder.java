package io.mockmongo.respond;

/**
 * Somebody who may answer requests. Thread-safe; it is asked outside every lock, and for one
 * request perhaps several times.
 */
@FunctionalInterface
public interface Responder {

  /**
   * Makes an offer for a request, without any effect until the offer is taken.
   *
   * @param request the request
   * @return what would be done, or null to leave it to those who are asked later
   */
  Offer offer(IncomingRequest request);
}
