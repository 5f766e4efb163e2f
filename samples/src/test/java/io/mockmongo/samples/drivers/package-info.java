/**
 * Tests of a driver, as its engineers would write them: what is on the wire, and what must not be.
 */
package io.mockmongo.samples.drivers;
