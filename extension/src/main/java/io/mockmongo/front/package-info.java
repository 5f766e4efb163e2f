/**
 * Fronts of servers: listeners that accept connections for several servers and hand each over to
 * one of them, such as the SOCKS proxy through which clients ask for servers by name.
 *
 * <p>Apart from the servers, of which a front knows no more than that they take over connections:
 * after the handover the client talks to the server on the same socket, and no bytes are piped.
 */
package io.mockmongo.front;
