package io.mockmongo.pattern;

/**
 * What the operators around a pattern say of it, and of every depth inside it.
 *
 * @param exact whether a document at this depth must have no other fields
 * @param exactBelow whether those further in must have none
 * @param ordered whether fields must stand in the order of the pattern
 * @param strict whether numbers must have the BSON type of the pattern
 */
record Mode(boolean exact, boolean exactBelow, boolean ordered, boolean strict) {

  /** That of patterns without operators around them. */
  static final Mode DEFAULT = new Mode(false, false, false, false);

  Mode exactly() {
    return new Mode(true, true, ordered, strict);
  }

  Mode root() {
    return new Mode(false, exactBelow, ordered, strict);
  }

  Mode below() {
    return new Mode(exactBelow, exactBelow, ordered, strict);
  }

  Mode inOrder() {
    return new Mode(exact, exactBelow, true, strict);
  }

  Mode strictly() {
    return new Mode(exact, exactBelow, ordered, true);
  }
}
