/**
 * A strict reader and a one-line writer of Extended JSON.
 *
 * <p>Apart because the reader of {@code org.bson} accepts most typing mistakes and reports errors
 * without line and column, and its writer makes text that needs escapes in a Java string literal.
 */
package io.mockmongo.json;
