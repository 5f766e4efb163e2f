/**
 * Where clients connect, and what they are connected by: ports, TLS over them and Unix sockets,
 * each behind one endpoint and one transport.
 *
 * <p>Apart from the server, which accepts, reads, writes and ends all of them alike, and knows none
 * by its kind; and from keys and certificates, which come as the JDK's engines.
 */
package io.mockmongo.socket;
