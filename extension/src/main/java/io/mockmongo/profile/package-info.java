/**
 * The profile of a server: its release and its topology.
 *
 * <p>Apart from the reply to hello that describes it, so that tests can name a release without
 * depending on anything else.
 */
package io.mockmongo.profile;
