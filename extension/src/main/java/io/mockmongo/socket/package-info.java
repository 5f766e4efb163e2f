/**
 * The sockets that clients connect to: TCP ports, TLS over them and Unix sockets, each an endpoint
 * that accepts connections and a transport for each connection; and names without a socket.
 *
 * <p>Apart from the server, which accepts, reads, writes and closes all of them alike, without
 * knowing their kind; and from keys and certificates, which are passed in as the JDK's engines.
 */
package io.mockmongo.socket;
