package io.mockmongo.json;

/** A writer of strings in single quotes; escapes what {@link VisibleText} does. */
final class StringQuoter {

  private StringQuoter() {}

  static void write(String text, StringBuilder out) {
    out.append('\'');
    text.codePoints().forEach(character -> character(character, out));
    out.append('\'');
  }

  /** Returns a character for messages: in double quotes, or its code point if it is invisible. */
  static String describe(int c) {
    return isVisible(c) ? "\"" + Character.toString(c) + "\"" : String.format("U+%04X", c);
  }

  private static void character(int character, StringBuilder out) {
    if (character == '\'' || character == '\\') {
      out.append('\\').appendCodePoint(character);
    } else {
      VisibleText.append(character, out);
    }
  }

  private static boolean isVisible(int c) {
    int type = Character.getType(c);
    return !VisibleText.isInvisible(c)
        && type != Character.UNASSIGNED
        && type != Character.SPACE_SEPARATOR;
  }
}
