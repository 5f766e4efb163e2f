/**
 * The methods by which a test scripts a server, and the types they return: declarations, requests
 * to answer, background calls, waits, outages, counts and findings.
 *
 * <p>Apart from the server that implements them, so that the types that a test names are one short
 * list.
 */
package io.mockmongo.script;
