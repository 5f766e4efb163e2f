/**
 * Whole deployments: replica sets, sharded clusters and load balancers, and what drivers make of
 * them.
 */
package io.mockmongo.samples.topology;
