package io.mockmongo.origin;

import java.util.function.Supplier;

/**
 * Who answers, or what was declared and where, in words. They are put together when somebody reads
 * them, since of most tests nobody does. Thread-safe if what makes the words is.
 *
 * <pre>{@code
 * Origin.of("the built-in handshake").toString()
 * Origin.of(() -> "holds(" + pattern + ") at " + line).toString()  // holds(find) at OrdersTest.java:42
 * }</pre>
 */
public final class Origin {

  private volatile String words;
  private final Supplier<String> making;

  private Origin(String words, Supplier<String> making) {
    this.words = words;
    this.making = making;
  }

  /**
   * Returns one of words that are known.
   *
   * @param words the words
   * @return the origin
   */
  public static Origin of(String words) {
    return new Origin(words, null);
  }

  /**
   * Returns one whose words are made when they are first read.
   *
   * @param making makes them; perhaps more than once, by several threads
   * @return the origin
   */
  public static Origin of(Supplier<String> making) {
    return new Origin(null, making);
  }

  /** Returns the words; where a pattern of the test's can't be described, those that say so. */
  @Override
  public String toString() {
    if (words == null) {
      words = made();
    }
    return words;
  }

  private String made() {
    try {
      return making.get();
    } catch (RuntimeException e) {
      return "what can't be described: " + e;
    }
  }
}
