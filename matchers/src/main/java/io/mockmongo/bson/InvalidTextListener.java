package io.mockmongo.bson;

/**
 * A listener that receives each text of a document that is not valid UTF-8: a string, a name, a
 * part of a regular expression. Servers store such texts as they are; drivers for Java send them
 * for strings with half of a surrogate pair.
 *
 * <pre>{@code
 * BsonValidator.check(bytes, 0, bytes.length, (what, from, invalidAt) -> count++);
 * }</pre>
 */
@FunctionalInterface
public interface InvalidTextListener {

  /** The listener that does nothing. */
  InvalidTextListener IGNORE = (what, from, invalidAt) -> {};

  /**
   * Receives a text.
   *
   * @param what the kind of the text, such as {@code string}
   * @param from the index of the text's first byte
   * @param invalidAt the index of the first byte that does not belong to a character
   */
  void found(String what, int from, int invalidAt);
}
