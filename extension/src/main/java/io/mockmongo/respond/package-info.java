/**
 * Who answers: responders in order, the handshake from a server profile, and the housekeeping that
 * drivers do by themselves.
 *
 * <p>Apart from the server, which only carries out what is decided here.
 */
package io.mockmongo.respond;
