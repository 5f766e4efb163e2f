/**
 * Key material and the layer over a socket. Apart from the server since it knows nothing of
 * MongoDB: certificates made on the spot or read from files, and the handshake of a server process.
 */
package io.mockmongo.tls;
