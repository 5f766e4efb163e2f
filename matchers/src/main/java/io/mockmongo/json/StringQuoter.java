package io.mockmongo.json;

/** A writer of strings in single quotes; escapes control chars, line ends and lone surrogates. */
final class StringQuoter {

  private static final String ESCAPED = "'\\\b\f\n\r\t";
  private static final String ESCAPES = "'\\bfnrt";

  private StringQuoter() {}

  static void write(String text, StringBuilder out) {
    out.append('\'');
    for (int i = 0; i < text.length(); i++) {
      character(text, i, out);
    }
    out.append('\'');
  }

  /** Returns a character for messages: in double quotes, or its code point if it is invisible. */
  static String describe(int c) {
    return isVisible(c) ? "\"" + Character.toString(c) + "\"" : String.format("U+%04X", c);
  }

  /** Returns the JSON escape of a character by its number. */
  static String escape(char c) {
    return String.format("\\u%04x", (int) c);
  }

  private static void character(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    int index = ESCAPED.indexOf(c);
    if (index >= 0) {
      out.append('\\').append(ESCAPES.charAt(index));
    } else if (endsLine(c) || Character.isISOControl(c) || isLoneSurrogate(text, at)) {
      out.append(escape(c));
    } else {
      out.append(c);
    }
  }

  /** Tells whether a char is a line end that JSON allows in strings and JavaScript once did not. */
  private static boolean endsLine(char c) {
    return c == '\u2028' || c == '\u2029';
  }

  private static boolean isLoneSurrogate(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
