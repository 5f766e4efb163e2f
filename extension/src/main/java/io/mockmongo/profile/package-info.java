/**
 * What a server is: its release, and its place in a deployment.
 *
 * <p>Apart from how a hello says it, so that tests name a release without anything else.
 */
package io.mockmongo.profile;
