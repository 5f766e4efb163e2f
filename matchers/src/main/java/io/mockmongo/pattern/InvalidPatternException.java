package io.mockmongo.pattern;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.json.ExtendedJsonException;

/** A pattern that says what a pattern can't say; knows where, in the pattern and in its text. */
final class InvalidPatternException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final transient Location fault;
  private final boolean atKey;

  private InvalidPatternException(Location within, Location fault, boolean atKey, String reason) {
    super((within.toString().isEmpty() ? "" : within + ": ") + reason);
    this.fault = fault;
    this.atKey = atKey;
  }

  /** A key that should not stand there. */
  static InvalidPatternException key(Location member, String reason) {
    return new InvalidPatternException(member.parent(), member, true, reason);
  }

  /** A value that an operator does not take. */
  static InvalidPatternException argument(Location operator, Location value, String reason) {
    return new InvalidPatternException(operator.parent(), value, false, reason);
  }

  /** Returns the same fault with its place in the text that the pattern was read from. */
  ExtendedJsonException in(String text) {
    return ExtendedJson.fault(text, fault.positions(), atKey, getMessage());
  }
}
