/**
 * Support for clients of the driver: waits for the results of publishers, and resolves SRV records.
 *
 * <p>Apart because all other packages work without Reactive Streams, and without the resolver of
 * the driver.
 */
package io.mockmongo.driver;
