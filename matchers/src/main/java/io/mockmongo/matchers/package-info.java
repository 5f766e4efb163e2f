/**
 * Static factories of Hamcrest matchers: {@link io.mockmongo.matchers.MongoMatchers} for requests
 * (commands, namespaces, documents, flags, sessions, clients), and {@link
 * io.mockmongo.matchers.ConversationMatchers} for replies and connections.
 *
 * <p>A test needs one static import for requests, and one for replies and connections.
 */
package io.mockmongo.matchers;
