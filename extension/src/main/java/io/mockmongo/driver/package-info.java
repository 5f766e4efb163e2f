/**
 * What a client of the driver needs to talk to a mock, and to do it fast.
 *
 * <p>Apart because all else works without the driver.
 */
package io.mockmongo.driver;
