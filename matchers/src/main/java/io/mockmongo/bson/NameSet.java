package io.mockmongo.bson;

import org.bson.RawBsonDocument;

/**
 * A set of names to look up among the fields of documents, in one pass that decodes nothing.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * NameSet session = NameSet.of("lsid", "txnNumber");
 * boolean hasTxnNumber = (session.in(document) & 0b10) != 0;
 * }</pre>
 */
public final class NameSet {

  private final byte[][] names;

  private NameSet(byte[][] names) {
    this.names = names;
  }

  /**
   * Creates a set.
   *
   * @param names the names, 32 at most
   * @return the set
   * @throws IllegalArgumentException if there are more than 32
   */
  public static NameSet of(String... names) {
    if (names.length > Integer.SIZE) {
      throw new IllegalArgumentException(
          names.length + " names exceed the maximum of " + Integer.SIZE);
    }
    byte[][] bytes = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      bytes[i] = Utf8.encode(names[i]);
    }
    return new NameSet(bytes);
  }

  /**
   * Returns which of the names are top-level fields of a document.
   *
   * @param document a document whose bytes were validated
   * @return a bit for each name that was found; the lowest bit is that of the first name
   */
  public int in(RawBsonDocument document) {
    int found = 0;
    ElementCursor cursor = ElementCursor.of(document);
    while (cursor.next()) {
      for (int i = 0; i < names.length; i++) {
        if (cursor.isNamed(names[i])) {
          found |= 1 << i;
        }
      }
    }
    return found;
  }
}
