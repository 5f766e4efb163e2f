/**
 * Server discovery and monitoring: topologies that are played to the driver hello by hello, as the
 * published tests of the specification describe them.
 */
package io.mockmongo.samples.discovery;
