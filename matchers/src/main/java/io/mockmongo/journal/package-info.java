/**
 * The journal of a conversation: immutable facts (received, sent, connection opened and ended),
 * each with its server, position, time and one-line text.
 *
 * <p>Independent of the server that records the facts, so that matchers and reports need no server.
 */
package io.mockmongo.journal;
