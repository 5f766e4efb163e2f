/**
 * Transport and lifecycle: accept, serve, record in the journal, receive, verify, close.
 *
 * <p>{@code Connection.serve()} is the one way through the product; begin there. What is answered
 * is decided in {@code io.mockmongo.respond}.
 */
package io.mockmongo.server;
