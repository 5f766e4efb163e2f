package io.mockmongo.json;

/**
 * The exception for text that is not valid Extended JSON, or is not valid where it is used. The
 * message begins with line and column, says what is wrong, and shows the line with a caret beneath
 * the column.
 *
 * <pre>{@code
 * ExtendedJson.parse("{ok: 1 n: 2}");
 * // line 1, column 8: expected "," or "}" but found "n"
 * // {ok: 1 n: 2}
 * //        ^
 * }</pre>
 */
public class ExtendedJsonException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /** The line of the error, the first being 1. */
  private final int line;

  /** The column of the error, the first being 1. */
  private final int column;

  ExtendedJsonException(String text, int offset, String reason) {
    this(SourcePosition.of(text, offset), reason);
  }

  private ExtendedJsonException(SourcePosition position, String reason) {
    super(
        "line "
            + position.line()
            + ", column "
            + position.column()
            + ": "
            + reason
            + "\n"
            + position.excerpt());
    this.line = position.line();
    this.column = position.column();
  }

  /**
   * Returns the line of the error.
   *
   * @return the line number; the first is 1
   */
  public int line() {
    return line;
  }

  /**
   * Returns the column of the error.
   *
   * @return the column in chars; the first is 1
   */
  public int column() {
    return column;
  }
}
