/**
 * Several servers that tell one story: replica sets whose elections clients hear of at once,
 * sharded clusters, and services behind a load balancer.
 *
 * <p>Apart from the server, which knows of a deployment only what its own profile says.
 */
package io.mockmongo.topology;
