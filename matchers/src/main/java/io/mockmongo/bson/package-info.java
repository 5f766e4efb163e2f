/**
 * BSON documents as ordered fields, and their text in Extended JSON: read strictly, written on one
 * line.
 *
 * <p>Apart from the rest because {@code org.bson} sees a document as a map: it drops duplicate
 * keys, its reader of JSON forgives most typing mistakes, and its writer makes text that a Java
 * string literal cannot take without escapes. Nothing here knows of messages or matchers.
 */
package io.mockmongo.bson;
