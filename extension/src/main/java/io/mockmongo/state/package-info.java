/**
 * What is known of a server and of each of its connections, each in one place: the profile and the
 * topology version; the handshake, what was negotiated and what the last hello told.
 *
 * <p>Apart from those who answer and those who check, since both look here.
 */
package io.mockmongo.state;
