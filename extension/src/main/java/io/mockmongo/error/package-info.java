/**
 * What a server says of an error by itself: the name of its code, its message, and its labels; and
 * which errors drivers take for a change of the server's state.
 *
 * <p>Apart from replies, since words and labels depend on the request and on the release, and are
 * decided when a reply is sent.
 */
package io.mockmongo.error;
