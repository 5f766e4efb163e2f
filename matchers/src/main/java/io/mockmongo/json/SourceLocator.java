package io.mockmongo.json;

import java.util.List;

/** The way back from a part of a document to where it stands in the text that was read. */
final class SourceLocator {

  private final Tokens tokens;

  private SourceLocator(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Returns the index of the key or the value that some steps into documents and arrays lead to.
   */
  static int offset(String text, List<Integer> steps, boolean atKey) {
    SourceLocator finder = new SourceLocator(new Tokens(text));
    int key = 0;
    for (int step : steps) {
      key = finder.enter(step);
    }
    return atKey ? key : finder.tokens.peek().start();
  }

  /** Goes before the value of a member or an element; returns where its key stands, if any. */
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
