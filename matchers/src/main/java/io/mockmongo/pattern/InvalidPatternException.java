package io.mockmongo.pattern;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.json.ExtendedJsonException;

/** An error in a pattern, with its path in the pattern and its position in the pattern's text. */
final class InvalidPatternException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final transient Location fault;
  private final boolean atKey;

  private InvalidPatternException(Location within, Location fault, boolean atKey, String reason) {
    super((within.toString().isEmpty() ? "" : within + ": ") + reason);
    this.fault = fault;
    this.atKey = atKey;
  }

  /** Creates the exception for an invalid key. */
  static InvalidPatternException key(Location member, String reason) {
    return new InvalidPatternException(member.parent(), member, true, reason);
  }

  /** Creates the exception for an invalid argument of an operator. */
  static InvalidPatternException argument(Location operator, Location value, String reason) {
    return new InvalidPatternException(operator.parent(), value, false, reason);
  }

  /** Returns the same error with its line and column in the text of the pattern. */
  ExtendedJsonException in(String text) {
    return ExtendedJson.errorAt(text, fault.positions(), atKey, getMessage());
  }
}
