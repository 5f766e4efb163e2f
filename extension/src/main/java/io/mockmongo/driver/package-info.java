/**
 * Support for tests of reactive drivers: waits for the results of their publishers.
 *
 * <p>Apart because all other packages work without Reactive Streams.
 */
package io.mockmongo.driver;
