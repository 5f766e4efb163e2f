package io.mockmongo.respond;

/**
 * A responder that may answer requests. Thread-safe; it is called outside every lock, perhaps
 * several times for one request.
 */
@FunctionalInterface
public interface Responder {

  /**
   * Makes an offer for a request, without any effect until the offer is taken.
   *
   * @param request the request
   * @return the offer, or null to leave the request to later responders
   */
  Offer offer(IncomingRequest request);
}
