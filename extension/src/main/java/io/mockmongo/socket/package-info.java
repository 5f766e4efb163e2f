/**
 * Where clients connect, and what they are connected by: ports, TLS over them and Unix sockets,
 * each behind one endpoint and one transport.
 *
 * <p>Apart from the server, which accepts, reads, writes and ends all of them alike, and knows none
 * by its kind.
 */
package io.mockmongo.socket;
