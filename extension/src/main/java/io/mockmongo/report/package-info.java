/**
 * The journal for people: the conversation as it happens.
 *
 * <p>Apart from the server, which knows nothing of how its facts are shown.
 */
package io.mockmongo.report;
