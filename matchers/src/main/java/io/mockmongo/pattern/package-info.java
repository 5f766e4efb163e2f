/**
 * Patterns for BSON documents: whether a document matches, and if not, at which path and why.
 *
 * <p>Independent of patterns for requests, so that a document of any origin can be compared.
 */
package io.mockmongo.pattern;
