package io.mockmongo.json;

/**
 * One token of Extended JSON.
 *
 * @param kind what it is
 * @param start the index of its first char in the source
 * @param end the index after its last char
 * @param text of a string what it stands for, else the chars of the source
 */
record Token(Kind kind, int start, int end, String text) {

  /** The kinds of tokens; a sign is any one char that begins no other token. */
  enum Kind {
    SIGN,
    STRING,
    WORD,
    NUMBER,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** Tells whether this token can be a key: any string, or an identifier. */
  boolean isKey() {
    return kind == Kind.STRING || kind == Kind.WORD;
  }
}
