/**
 * What a server says of itself in a hello: by contributors, each of which adds a group of fields,
 * and when: at once, or when there is news.
 *
 * <p>Authentication and load balancers each add a contributor.
 */
package io.mockmongo.hello;
