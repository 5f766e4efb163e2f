/**
 * What happened, as immutable facts: received, sent, connection opened and ended, by which member,
 * in which order, when; and each fact's one-line text.
 *
 * <p>Apart from the server that records them, so that matchers and reports read a conversation
 * without one.
 */
package io.mockmongo.journal;
