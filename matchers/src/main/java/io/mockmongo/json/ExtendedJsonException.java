package io.mockmongo.json;

/**
 * Text that is not the Extended JSON it should be, or says what it can't say. The message names the
 * place, says what is wrong, and shows the line with a caret beneath the column.
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

  /** The line of the fault, the first being 1. */
  private final int line;

  /** The column of the fault, the first being 1. */
  private final int column;

  ExtendedJsonException(String text, int offset, String reason) {
    this(SourcePosition.of(text, offset), reason);
  }

  private ExtendedJsonException(SourcePosition place, String reason) {
    super(
        "line "
            + place.line()
            + ", column "
            + place.column()
            + ": "
            + reason
            + "\n"
            + place.excerpt());
    this.line = place.line();
    this.column = place.column();
  }

  /**
   * Returns the line of the fault.
   *
   * @return its number; the first is 1
   */
  public int line() {
    return line;
  }

  /**
   * Returns the column of the fault.
   *
   * @return its number in chars; the first is 1
   */
  public int column() {
    return column;
  }
}
