/**
 * Counting, order, findings and leaks, and the words of failures about them.
 *
 * <p>Apart from the server: it reads the journal, and knows of connections no more than that.
 */
package io.mockmongo.verify;
