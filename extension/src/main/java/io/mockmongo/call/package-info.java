/**
 * Background calls of a test, and the threads, workers and timer of a server.
 *
 * <p>Apart from the work that the threads do, so that every thread is counted in one place until it
 * ends.
 */
package io.mockmongo.call;
