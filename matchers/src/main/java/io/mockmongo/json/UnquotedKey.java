package io.mockmongo.json;

/** The syntax of unquoted keys: letters, digits, underscores and dollar signs, no digit first. */
final class UnquotedKey {

  private UnquotedKey() {}

  static boolean isStart(char c) {
    return Character.isLetter(c) || c == '_' || c == '$';
  }

  static boolean isPart(char c) {
    return isStart(c) || Character.isDigit(c);
  }

  static boolean matches(String text) {
    return !text.isEmpty()
        && isStart(text.charAt(0))
        && text.chars().allMatch(c -> isPart((char) c));
  }
}
