/**
 * The recording of a conversation's journal: facts are numbered, kept up to a limit of bytes,
 * passed to listeners and waited for.
 *
 * <p>Apart from the server, so that verification reads and waits without depending on connections.
 */
package io.mockmongo.recorder;
