/**
 * The state of a server, which is its profile, its condition and its topology version, and of each
 * of its connections: the handshake, the negotiated features and the last hello.
 *
 * <p>Apart from the responders and the protocol rules, since both read the state.
 */
package io.mockmongo.state;
