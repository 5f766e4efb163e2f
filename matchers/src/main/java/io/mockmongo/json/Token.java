package io.mockmongo.json;

/**
 * One token of Extended JSON.
 *
 * @param kind the kind of token
 * @param start the index of the token's first char in the source
 * @param end the index after the token's last char
 * @param text the value of a string; of any other token, the chars of the source
 */
record Token(Kind kind, int start, int end, String text) {

  /** The kinds of tokens; a sign is a single character that begins no other token. */
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
