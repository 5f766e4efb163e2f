/**
 * Background calls of the test's, and the threads, workers and timer of a server.
 *
 * <p>Apart from what is done in them, so that every thread is counted in one place until it ends.
 */
package io.mockmongo.call;
