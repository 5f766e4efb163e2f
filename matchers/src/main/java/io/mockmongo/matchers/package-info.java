/**
 * The Hamcrest face: {@link io.mockmongo.matchers.MongoMatchers} over commands, flags, namespaces,
 * sessions, clients and documents, and {@link io.mockmongo.matchers.ConversationMatchers} over
 * replies and connections.
 *
 * <p>Apart so that a test needs one static import for each side of a conversation.
 */
package io.mockmongo.matchers;
