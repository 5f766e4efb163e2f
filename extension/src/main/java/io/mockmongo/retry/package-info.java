/**
 * The retries in a journal: which request repeats which other one, and why. Apart from {@code
 * verify}, since reports of a conversation name them too.
 */
package io.mockmongo.retry;
