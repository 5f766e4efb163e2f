/**
 * Patterns for requests, replies and connections.
 *
 * <p>The static factories for tests are in {@code io.mockmongo.matchers}; annotations and servers
 * use the same patterns.
 */
package io.mockmongo.request;
