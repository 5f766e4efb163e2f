/**
 * The Jupiter adapter: annotations, lifecycle, injection, strictness.
 *
 * <p>Apart because all else works without JUnit.
 */
package io.mockmongo.junit;
