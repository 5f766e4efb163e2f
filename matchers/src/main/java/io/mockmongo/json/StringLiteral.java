package io.mockmongo.json;

/**
 * The reader of one string in quotes of either kind, with the escapes of JSON and {@code \'}.
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

  /** Where a high surrogate stands that still wants its low one, or -1. */
  private int highAt = -1;

  StringLiteral(String source, int open) {
    this.source = source;
    this.open = open;
    this.at = open + 1;
  }

  /** Returns the index after the closing quote, once it was read. */
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
      throw fault(open, "this string is not closed");
    }
    at++;
    return text.toString();
  }

  private char character() {
    char c = source.charAt(at);
    if (c == '\n' || c == '\r') {
      throw fault(at, "a string cannot go on in the next line; write \\n for a line break");
    }
    if (c < ' ') {
      throw fault(
          at,
          "a string cannot hold a raw "
              + StringQuoter.describe(c)
              + "; write "
              + StringQuoter.escape(c));
    }
    at++;
    return c == '\\' ? escaped() : c;
  }

  private char escaped() {
    if (at == source.length()) {
      throw fault(open, "this string is not closed");
    }
    char c = source.charAt(at++);
    if (c == 'u') {
      return unicode();
    }
    int known = ESCAPES.indexOf(c);
    if (known < 0) {
      throw fault(
          at - 2, "unknown escape; known are \\\" \\' \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
    }
    return ESCAPED.charAt(known);
  }

  private char unicode() {
    int end = Math.min(at + 4, source.length());
    String digits = source.substring(at, end);
    if (!digits.matches("[0-9a-fA-F]{4}")) {
      throw fault(at - 2, "\\u takes four hexadecimal digits");
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
      throw fault(start, "a low surrogate without a high surrogate before it");
    }
  }

  private void requirePaired() {
    if (highAt >= 0) {
      throw fault(highAt, "a high surrogate without a low surrogate behind it");
    }
  }

  private ExtendedJsonException fault(int offset, String reason) {
    return new ExtendedJsonException(source, offset, reason);
  }
}
