/**
 * Patterns over BSON and facts: does this match, and if not, at which path and why.
 *
 * <p>Apart from its Hamcrest facade, {@code io.mockmongo.matchers}, because annotations, servers
 * and files use the same engine.
 */
package io.mockmongo.pattern;
