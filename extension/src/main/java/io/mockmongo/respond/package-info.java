/**
 * Responders, which offer to answer requests; the chain that asks them in order; and the
 * auto-responders that a test declares.
 *
 * <p>A new kind of answer is a {@link io.mockmongo.respond.Responder} in a package of its own, and
 * a line where the server builds its chain. The server carries out the offers.
 */
package io.mockmongo.respond;
