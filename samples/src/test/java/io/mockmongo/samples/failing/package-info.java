/**
 * Tests that fail on purpose, kept out of the build's own run: what each says must be enough to
 * mend it.
 */
package io.mockmongo.samples.failing;
