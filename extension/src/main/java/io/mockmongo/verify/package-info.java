/**
 * Verification of requests by count and order, findings, leaks, and the texts of failures.
 *
 * <p>Apart from the server: verification reads only the journal, and needs no connection.
 */
package io.mockmongo.verify;
