/**
 * How a server speaks TLS, as users say it, and the keys and certificates behind that: made on the
 * spot or read from files.
 *
 * <p>Apart from the connections that are secured so, and from MongoDB: all that leaves here is of
 * the JDK's types.
 */
package io.mockmongo.tls;
