/**
 * Patterns over documents: whether a document matches, and if not, at which path and why.
 *
 * <p>Apart from patterns over requests, so that a document of any origin can be compared.
 */
package io.mockmongo.pattern;
