/**
 * Tests that fail on purpose, and a test of their failure texts. The build does not run the failing
 * tests by themselves.
 */
package io.mockmongo.samples.failing;
