/**
 * Where in the test's code something comes from, in words that are made when somebody reads them.
 *
 * <p>Apart because declarations, background calls and failures all name their lines.
 */
package io.mockmongo.origin;
