/**
 * What is done in answer, as immutable steps: send a document, wait, hang up; and the catalogue of
 * named errors.
 *
 * <p>Apart from the connection that carries the steps out, so that what is answered can be made,
 * kept and compared without a socket.
 */
package io.mockmongo.reply;
