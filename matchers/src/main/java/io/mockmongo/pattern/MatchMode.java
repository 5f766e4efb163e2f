package io.mockmongo.pattern;

/**
 * The mode that the enclosing operators set for a pattern and for all patterns inside it.
 *
 * @param exact whether a document at this depth must have no other fields
 * @param exactBelow whether nested documents must have no other fields
 * @param ordered whether fields must have the order of the pattern
 * @param strict whether numbers must have the BSON type of the pattern
 */
record MatchMode(boolean exact, boolean exactBelow, boolean ordered, boolean strict) {

  /** The mode of patterns without enclosing operators. */
  static final MatchMode DEFAULT = new MatchMode(false, false, false, false);

  MatchMode exactly() {
    return new MatchMode(true, true, ordered, strict);
  }

  MatchMode root() {
    return new MatchMode(false, exactBelow, ordered, strict);
  }

  MatchMode openly() {
    return new MatchMode(false, false, ordered, strict);
  }

  MatchMode exactlyBelow() {
    return new MatchMode(false, true, ordered, strict);
  }

  MatchMode below() {
    return new MatchMode(exactBelow, exactBelow, ordered, strict);
  }

  MatchMode inOrder() {
    return new MatchMode(exact, exactBelow, true, strict);
  }

  MatchMode strictly() {
    return new MatchMode(exact, exactBelow, ordered, true);
  }
}
