/**
 * Patterns over requests, replies and connections.
 *
 * <p>Apart from their Hamcrest face, {@code io.mockmongo.matchers}, because annotations, servers
 * and files use the same patterns.
 */
package io.mockmongo.request;
