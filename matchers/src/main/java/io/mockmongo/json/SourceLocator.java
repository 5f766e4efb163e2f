package io.mockmongo.json;

import java.util.List;

/** A locator of a part of a document in the text that the document was parsed from. */
final class SourceLocator {

  private final Tokens tokens;

  private SourceLocator(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Returns the index in the text of the key or the value at a path into documents and arrays. */
  static int offset(String text, List<Integer> steps, boolean atKey) {
    SourceLocator locator = new SourceLocator(new Tokens(text));
    int key = 0;
    for (int step : steps) {
      key = locator.enter(step);
    }
    return atKey ? key : locator.tokens.peek().start();
  }

  /** Moves before the value of a member or an element; returns the index of its key, if any. */
  private int enter(int step) {
    boolean hasKeys = tokens.next().is("{");
    for (int i = 0; i < step; i++) {
      skipPastComma();
    }
    int start = tokens.peek().start();
    if (hasKeys) {
      tokens.key();
    }
    return start;
  }

  private void skipPastComma() {
    int depth = 0;
    Token token;
    do {
      token = tokens.next();
      depth += token.is("{") || token.is("[") ? 1 : token.is("}") || token.is("]") ? -1 : 0;
    } while (depth > 0 || !token.is(","));
  }
}
