/**
 * The journal as text for people: live, fact by fact, and afterwards as a transcript.
 *
 * <p>Apart from the server, which does not depend on how its facts are shown.
 */
package io.mockmongo.report;
