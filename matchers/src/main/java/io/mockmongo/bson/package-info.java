/**
 * Raw BSON documents: validation, reading and building, with the order of fields and duplicate keys
 * preserved.
 *
 * <p>Apart from {@code org.bson}, which treats a document as a map and drops duplicate keys.
 * Nothing here depends on text, messages or matchers.
 */
package io.mockmongo.bson;
