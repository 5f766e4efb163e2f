/**
 * The JUnit Jupiter adapter: annotations, lifecycle, injection, strictness.
 *
 * <p>It is a separate package because all others work without JUnit.
 */
package io.mockmongo.junit;
