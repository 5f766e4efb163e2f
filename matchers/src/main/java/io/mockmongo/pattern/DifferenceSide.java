package io.mockmongo.pattern;

import io.mockmongo.bson.TypeName;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.json.VisibleText;
import java.util.function.Supplier;
import org.bson.BsonValue;

/**
 * The expected or the actual side of a difference: a value with words around it, or words alone.
 * Its text is built only when it is read.
 */
record DifferenceSide(String before, BsonValue value, Supplier<String> words, String after) {

  /** The approximate maximum length of a displayed value, in chars. */
  static final int LIMIT = 200;

  /** The word for an absent value. */
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

  /** Returns the side for a value; null is shown as absent. */
  static DifferenceSide of(BsonValue value) {
    return value == null ? ABSENT : of("", value);
  }

  /** Returns the side for a value with its BSON type; null is shown as absent. */
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
    return text(value);
  }

  /** Returns an abbreviated text, cut around the first char that differs from the other side. */
  String brief(DifferenceSide other) {
    if (isStructure()) {
      return before + ExtendedJson.abbreviate(value, LIMIT) + after;
    }
    String text = text(LongValue.around(value, other.value));
    return text.length() <= LIMIT ? text : cut(text, commonPrefixLength(text, other));
  }

  /** Returns the text of this side with another value in place of its own. */
  private String text(BsonValue shown) {
    String text = shown == null ? VisibleText.of(words.get()) : ExtendedJson.write(shown);
    return before + text + after;
  }

  private int commonPrefixLength(String text, DifferenceSide other) {
    return other.isStructure()
        ? 0
        : commonPrefixLength(text, other.text(LongValue.around(other.value, value)));
  }

  private boolean isStructure() {
    return value != null && (value.isDocument() || value.isArray());
  }

  /** Returns the length of the common prefix, in chars. */
  private static int commonPrefixLength(String one, String other) {
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

  /** Moves a cut position so that it does not split a surrogate pair. */
  private static int boundary(String text, int at) {
    boolean splits =
        at > 0
            && at < text.length()
            && Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1));
    return splits ? at - 1 : at;
  }
}
