/**
 * Replies, as immutable steps: send a document, wait, hang up; cursors, and the named errors.
 *
 * <p>Separate from the connection that carries the steps out, so that replies can be made, kept and
 * compared without a socket.
 */
package io.mockmongo.reply;
