/**
 * The TLS settings of a server, and its keys and certificates: generated, or read from files.
 *
 * <p>Apart from the connections that use TLS, and from MongoDB: other packages receive the JDK's
 * types only.
 */
package io.mockmongo.tls;
