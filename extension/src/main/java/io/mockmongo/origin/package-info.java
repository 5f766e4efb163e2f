/**
 * Source lines of the test, and texts that name them, built when they are first read.
 *
 * <p>Apart because declarations, background calls and failures all name their lines.
 */
package io.mockmongo.origin;
