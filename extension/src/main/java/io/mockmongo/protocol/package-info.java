/**
 * The rules of the protocol that clients are held to, and served all the same where they break one.
 *
 * <p>Apart from the wire, which refuses what can't be read at all.
 */
package io.mockmongo.protocol;
