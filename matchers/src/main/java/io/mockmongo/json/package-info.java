/**
 * Extended JSON, read strictly and written on one line.
 *
 * <p>Apart because the reader of {@code org.bson} forgives most typing mistakes and has no places
 * for its errors, and its writer makes text that a Java string literal cannot take without escapes.
 */
package io.mockmongo.json;
