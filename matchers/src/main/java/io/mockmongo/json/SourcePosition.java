package io.mockmongo.json;

import java.util.function.IntUnaryOperator;

/**
 * A line and a column in a text.
 *
 * @param line the line number, the first being 1
 * @param column the char in the line, the first being 1
 * @param source the line, without its line break
 */
record SourcePosition(int line, int column, String source) {

  private static final int WIDTH = 80;
  private static final String ELLIPSIS = "...";

  static SourcePosition of(String text, int offset) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < offset; i++) {
      if (endsLine(text, i)) {
        line++;
        start = i + 1;
      }
    }
    return new SourcePosition(
        line, offset - start + 1, text.substring(start, lineEnd(text, offset)));
  }

  /** Tells whether a line ends with this char; a CR before a LF does not end it. */
  private static boolean endsLine(String text, int at) {
    return text.charAt(at) == '\n'
        || text.charAt(at) == '\r' && !(at + 1 < text.length() && text.charAt(at + 1) == '\n');
  }

  private static int lineEnd(String text, int offset) {
    int end = offset;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  /** Returns the line, shortened around the column if it is long, and a caret below the column. */
  String excerpt() {
    int at = column - 1;
    int from = Math.max(0, Math.min(at - WIDTH / 2, source.length() - WIDTH));
    int to = Math.min(source.length(), from + WIDTH);
    String before = (from > 0 ? ELLIPSIS : "") + source.substring(from, at);
    String after = source.substring(at, to) + (to < source.length() ? ELLIPSIS : "");
    return printable(before) + printable(after) + "\n" + blanks(before) + "^";
  }

  private static String printable(String text) {
    return map(text, c -> c == '\t' || !Character.isISOControl(c) ? c : '?');
  }

  /** Returns the blanks below a text; tabs are kept to align the caret at any tab width. */
  private static String blanks(String text) {
    return map(text, c -> c == '\t' ? c : ' ');
  }

  private static String map(String text, IntUnaryOperator to) {
    return text.chars()
        .map(to)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
