/**
 * Source lines of the test, and texts with them that are made when they are first read.
 *
 * <p>Apart because declarations, background calls and failures all name their lines.
 */
package io.mockmongo.origin;
