/**
 * What tests of asynchronous drivers need: the publishers of reactive ones, awaited.
 *
 * <p>Apart because all else works without Reactive Streams.
 */
package io.mockmongo.driver;
