package io.mockmongo.origin;

import java.util.function.Supplier;

/**
 * The text that names a declaration and its source line, or the responder of a reply. The text is
 * made when it is first read, which most tests never do. Thread-safe if its supplier is.
 *
 * <pre>{@code
 * Origin.of("the built-in handshake").toString()
 * Origin.of(() -> "holds(" + pattern + ") at " + line).toString()  // holds(find) at OrdersTest.java:42
 * }</pre>
 */
public final class Origin {

  /** The origin of the replies that a test gives to a request that it has received. */
  public static final Origin THE_TEST = of("the test");

  private volatile String text;
  private final Supplier<String> supplier;

  private Origin(String text, Supplier<String> supplier) {
    this.text = text;
    this.supplier = supplier;
  }

  /**
   * Returns the origin with a text.
   *
   * @param text the text
   * @return the origin
   */
  public static Origin of(String text) {
    return new Origin(text, null);
  }

  /**
   * Returns the origin whose text is made when it is first read.
   *
   * @param supplier makes the text; perhaps more than once, on several threads
   * @return the origin
   */
  public static Origin of(Supplier<String> supplier) {
    return new Origin(null, supplier);
  }

  /** Returns the text; where the description of a pattern throws, a text with the exception. */
  @Override
  public String toString() {
    if (text == null) {
      text = made();
    }
    return text;
  }

  private String made() {
    try {
      return supplier.get();
    } catch (Throwable e) { // languages without checked exceptions throw any
      return "(its description threw " + e + ")";
    }
  }
}
