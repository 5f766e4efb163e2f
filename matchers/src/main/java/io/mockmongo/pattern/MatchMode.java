package io.mockmongo.pattern;

/**
 * What the operators around a pattern say of it, and of every depth inside it.
 *
 * @param exact whether a document at this depth must have no other fields
 * @param exactBelow whether those further in must have none
 * @param ordered whether fields must stand in the order of the pattern
 * @param strict whether numbers must have the BSON type of the pattern
 */
record MatchMode(boolean exact, boolean exactBelow, boolean ordered, boolean strict) {

  /** That of patterns without operators around them. */
  static final MatchMode DEFAULT = new MatchMode(false, false, false, false);

  MatchMode exactly() {
    return new MatchMode(true, true, ordered, strict);
  }

  MatchMode root() {
    return new MatchMode(false, exactBelow, ordered, strict);
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
