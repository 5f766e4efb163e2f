package io.mockmongo.json;

/** The writer of strings: in single quotes, with an escape for whatever a line cannot show. */
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

  /** Returns a character in double quotes, or its number if it cannot be seen, for messages. */
  static String describe(int c) {
    return isVisible(c) ? "\"" + Character.toString(c) + "\"" : String.format("U+%04X", c);
  }

  /** Returns a character by its number, as a string of JSON takes it. */
  static String escape(char c) {
    return String.format("\\u%04x", (int) c);
  }

  private static void character(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    int known = ESCAPED.indexOf(c);
    if (known >= 0) {
      out.append('\\').append(ESCAPES.charAt(known));
    } else if (endsLine(c) || Character.isISOControl(c) || isLoneSurrogate(text, at)) {
      out.append(escape(c));
    } else {
      out.append(c);
    }
  }

  /** Tells of the two line ends that JSON allows in strings, and JavaScript once did not. */
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
