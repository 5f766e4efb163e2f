/**
 * The replies to hello: contributors, each of which adds a group of fields; at once, or, to an
 * awaitable hello, when the topology version changes; and the changes of state that an error
 * announces, which the next hello of a monitor reports.
 *
 * <p>Authentication and load balancers each add a contributor.
 */
package io.mockmongo.hello;
