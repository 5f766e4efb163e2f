/**
 * The journal of a conversation while it is held: facts are numbered, kept within a bound of bytes,
 * shown to listeners and waited for.
 *
 * <p>Apart from the server, so that verification reads and waits without knowing of connections.
 */
package io.mockmongo.recorder;
