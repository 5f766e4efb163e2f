/**
 * The verbs by which a test scripts a server, and what they return: declarations, requests to
 * answer, background calls, waits, outages, counts and findings.
 *
 * <p>Apart from the server that carries them out, so that what a test names is one short list.
 */
package io.mockmongo.script;
