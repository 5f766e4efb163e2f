/**
 * The rules of the protocol that requests and replies are checked against; a violation is a
 * warning, and the request is served.
 *
 * <p>Apart from the wire, which refuses messages that cannot be read.
 */
package io.mockmongo.protocol;
