/**
 * The Hamcrest face: one facade, {@link io.mockmongo.matchers.MongoMatchers}, over commands, flags,
 * namespaces and documents.
 *
 * <p>Apart so that a test needs one static import.
 */
package io.mockmongo.matchers;
