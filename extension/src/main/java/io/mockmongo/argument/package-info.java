/**
 * Checks of arguments that users give, so that a bad one is refused where it is given.
 *
 * <p>Apart because declarations, replies, waits and settings all take durations.
 */
package io.mockmongo.argument;
