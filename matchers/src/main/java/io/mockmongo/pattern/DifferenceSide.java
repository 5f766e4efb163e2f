package io.mockmongo.pattern;

import io.mockmongo.json.ExtendedJson;
import java.util.function.Supplier;
import org.bson.BsonValue;

/**
 * One side of a difference: a value with words around it, or words alone. It is made into text only
 * when somebody reads it.
 */
record DifferenceSide(String before, BsonValue value, Supplier<String> words, String after) {

  /** About how many chars of a value are shown. */
  static final int LIMIT = 200;

  /** The word for no value. */
  static final String NOTHING = "absent";

  static final DifferenceSide ABSENT = words(NOTHING);

  private static final String CUT = "...";

  static DifferenceSide words(String words) {
    return words(() -> words);
  }

  static DifferenceSide words(Supplier<String> words) {
    return new DifferenceSide("", null, words, "");
  }

  static DifferenceSide of(String before, BsonValue value) {
    return new DifferenceSide(before, value, null, "");
  }

  /** A value, or its absence. */
  static DifferenceSide of(BsonValue value) {
    return value == null ? ABSENT : of("", value);
  }

  /** A value with its type, or its absence. */
  static DifferenceSide typed(BsonValue value) {
    return value == null ? ABSENT : typed("", value);
  }

  static DifferenceSide typed(String before, BsonValue value) {
    String type = " (" + TypeName.of(value) + ")";
    return Numbers.isNumber(value)
        ? new DifferenceSide(before, null, () -> Numbers.text(value), type)
        : new DifferenceSide(before, value, null, type);
  }

  String whole() {
    return before + (value == null ? words.get() : ExtendedJson.write(value)) + after;
  }

  /**
   * Returns a text of bounded length, which shows where this side begins to differ from another.
   */
  String brief(DifferenceSide other) {
    if (isStructure()) {
      return before + ExtendedJson.abbreviate(value, LIMIT) + after;
    }
    String whole = whole();
    return whole.length() <= LIMIT
        ? whole
        : cut(whole, other.isStructure() ? 0 : beginning(whole, other.whole()));
  }

  private boolean isStructure() {
    return value != null && (value.isDocument() || value.isArray());
  }

  /** Returns how many chars are the same at the beginning. */
  private static int beginning(String one, String other) {
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  private static String cut(String text, int around) {
    int from = Math.max(0, Math.min(around - LIMIT / 2, text.length() - LIMIT));
    int to = from + LIMIT;
    return (from > 0 ? CUT : "")
        + text.substring(boundary(text, from), boundary(text, to))
        + (to < text.length() ? CUT : "");
  }

  /** Keeps the two chars of a code point together. */
  private static int boundary(String text, int at) {
    boolean splits =
        at > 0
            && at < text.length()
            && Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1));
    return splits ? at - 1 : at;
  }
}
