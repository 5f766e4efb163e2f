/**
 * Decoded wire messages as immutable values: what was on the wire, nothing of how it came.
 *
 * <p>Apart from the code that reads and writes bytes, so that matchers and reports work on captured
 * messages without a server.
 */
package io.mockmongo.message;
