/**
 * Who answers: responders that make offers, the one chain that asks them in order, and what a test
 * declares.
 *
 * <p>A new kind of answer is a {@link io.mockmongo.respond.Responder} of a package of its own, and
 * a line where the server puts its chain together. What is offered is carried out by the server.
 */
package io.mockmongo.respond;
