package io.mockmongo.json;

/**
 * A parser of one string in single or double quotes, with the escapes of JSON and {@code \'}.
 *
 * <p>Specification: RFC 8259, section 7.
 */
final class StringLiteral {

  private static final String ESCAPES = "\"'\\/bfnrt";
  private static final String ESCAPED = "\"'\\/\b\f\n\r\t";

  private final String source;
  private final int open;
  private final StringBuilder text = new StringBuilder();
  private int at;

  /** The index of a high surrogate whose low surrogate has not been read yet, or -1. */
  private int highAt = -1;

  StringLiteral(String source, int open) {
    this.source = source;
    this.open = open;
    this.at = open + 1;
  }

  /** Returns the index after the closing quote; valid after {@link #read}. */
  int end() {
    return at;
  }

  String read() {
    char quote = source.charAt(open);
    while (at < source.length() && source.charAt(at) != quote) {
      int start = at;
      append(character(), start);
    }
    requirePaired();
    if (at == source.length()) {
      throw unterminated();
    }
    at++;
    return text.toString();
  }

  private char character() {
    char c = source.charAt(at);
    if (c == '\n' || c == '\r') {
      throw error(at, "a string must not contain a raw line break; write \\n");
    }
    if (c < ' ') {
      throw error(
          at,
          "a string must not contain a raw "
              + StringQuoter.describe(c)
              + "; write "
              + VisibleText.escape(c));
    }
    at++;
    return c == '\\' ? escaped() : c;
  }

  private char escaped() {
    if (at == source.length()) {
      throw unterminated();
    }
    char c = source.charAt(at++);
    if (c == 'u') {
      return unicode();
    }
    int index = ESCAPES.indexOf(c);
    if (index < 0) {
      throw error(
          at - 2, "unknown escape; expected one of \\\" \\' \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
    }
    return ESCAPED.charAt(index);
  }

  private char unicode() {
    int end = Math.min(at + 4, source.length());
    String digits = source.substring(at, end);
    if (!digits.matches("[0-9a-fA-F]{4}")) {
      throw error(at - 2, "\\u must be followed by four hexadecimal digits");
    }
    at = end;
    return (char) Integer.parseInt(digits, 16);
  }

  private void append(char c, int start) {
    if (Character.isLowSurrogate(c)) {
      requireHigh(start);
      highAt = -1;
    } else {
      requirePaired();
      highAt = Character.isHighSurrogate(c) ? start : -1;
    }
    text.append(c);
  }

  private void requireHigh(int start) {
    if (highAt < 0) {
      throw error(start, "low surrogate without a high surrogate before it");
    }
  }

  private void requirePaired() {
    if (highAt >= 0) {
      throw error(highAt, "high surrogate without a low surrogate after it");
    }
  }

  private ExtendedJsonException unterminated() {
    return error(open, "unterminated string: the closing quote is missing");
  }

  private ExtendedJsonException error(int offset, String reason) {
    return new ExtendedJsonException(source, offset, reason);
  }
}
