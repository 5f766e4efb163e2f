/**
 * The replies to hello: contributors, each of which adds a group of fields; at once, or, to an
 * awaitable hello, when the topology version changes; and what an error tells of a change that
 * hellos tell after it.
 *
 * <p>Authentication and load balancers each add a contributor.
 */
package io.mockmongo.hello;
