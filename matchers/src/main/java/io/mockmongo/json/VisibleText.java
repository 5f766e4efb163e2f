package io.mockmongo.json;

/**
 * Text for people, from names and messages that a client chose: on one line, with every character
 * escaped that a terminal obeys or does not show. These are control characters, line ends, lone
 * surrogates, and format characters such as U+202E, which turns the direction of text round.
 *
 * <pre>{@code
 * VisibleText.of("orders\n3. drop shop", 100)   // orders\n3. drop shop, on one line
 * }</pre>
 *
 * <p>Extended JSON as {@link ExtendedJson} writes it is visible text already. A backslash stays as
 * it is.
 */
public final class VisibleText {

  private static final String CONTROLS = "\b\f\n\r\t";
  private static final String ESCAPES = "bfnrt";
  private static final String ELLIPSIS = "...";

  private VisibleText() {}

  /**
   * Escapes the invisible characters of a text.
   *
   * @param text any text
   * @return the text on one line
   */
  public static String of(String text) {
    return of(text, Integer.MAX_VALUE);
  }

  /**
   * Escapes the invisible characters of the beginning of a text.
   *
   * @param text any text
   * @param length the maximum number of chars that are taken from it, before they are escaped
   * @return the text on one line, with {@code ...} in place of the rest
   */
  public static String of(String text, int length) {
    return escape(cut(text, length), false);
  }

  /**
   * Escapes the invisible characters of the beginning of a text of several lines, such as the
   * message of an exception; its line feeds stay.
   *
   * @param text any text
   * @param length the maximum number of chars that are taken from it, before they are escaped
   * @return the text, with {@code ...} in place of the rest
   */
  public static String lines(String text, int length) {
    return escape(cut(text, length), true);
  }

  /** Cuts a text, but not between the surrogates of a character. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean splits = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, splits ? length - 1 : length) + ELLIPSIS;
  }

  /** Appends a character as it is, or its escapes if it is invisible. */
  static void append(int character, StringBuilder out) {
    int control = CONTROLS.indexOf(character);
    if (control >= 0) {
      out.append('\\').append(ESCAPES.charAt(control));
    } else if (isInvisible(character)) {
      for (char unit : Character.toChars(character)) {
        out.append(escape(unit));
      }
    } else {
      out.appendCodePoint(character);
    }
  }

  /** Returns the JSON escape of a char by its number. */
  static String escape(char c) {
    return String.format("\\u%04x", (int) c);
  }

  private static String escape(String text, boolean keepsLines) {
    if (text.codePoints().noneMatch(VisibleText::isInvisible)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (character == '\n' && keepsLines) {
                out.append('\n');
              } else {
                append(character, out);
              }
            });
    return out.toString();
  }

  static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
