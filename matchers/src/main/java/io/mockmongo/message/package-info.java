/**
 * Decoded wire messages as immutable values: their content on the wire, without connection and
 * time.
 *
 * <p>Apart from the code that reads and writes bytes, so that matchers and reports work on captured
 * messages without a server.
 */
package io.mockmongo.message;
