/**
 * Raw BSON documents: scanned, walked and built, with the order of their fields and with duplicate
 * keys.
 *
 * <p>Apart from {@code org.bson}, which sees a document as a map and drops duplicate keys. Nothing
 * here knows of text, messages or matchers.
 */
package io.mockmongo.bson;
