package io.mockmongo.json;

import java.util.function.IntPredicate;

/** A scanner that splits a source into tokens and skips blanks and comments. */
final class TokenScanner {

  private final String source;
  private int at;

  TokenScanner(String source) {
    this.source = source;
  }

  /** Returns the next token; at the end of the source, always {@link Token.Kind#END}. */
  Token scan() {
    skipBlanks();
    int start = at;
    if (at == source.length()) {
      return new Token(Token.Kind.END, start, start, "");
    }
    char first = source.charAt(at);
    if (first == '\'' || first == '"') {
      return string(start);
    }
    at += atSigns();
    if (at < source.length() && UnquotedKey.isStart(source.charAt(at))) {
      return run(Token.Kind.WORD, start, c -> UnquotedKey.isPart((char) c));
    }
    at = start;
    if (isNumberPart(first)) {
      return run(Token.Kind.NUMBER, start, TokenScanner::isNumberPart);
    }
    at = source.offsetByCodePoints(at, 1);
    return new Token(Token.Kind.SIGN, start, at, source.substring(start, at));
  }

  /** Counts the at signs in front of a word, as in the operators of patterns: {@code @@exists}. */
  private int atSigns() {
    int end = at;
    while (end < source.length() && source.charAt(end) == '@') {
      end++;
    }
    return end - at;
  }

  private Token string(int start) {
    StringLiteral literal = new StringLiteral(source, start);
    String text = literal.read();
    at = literal.end();
    return new Token(Token.Kind.STRING, start, at, text);
  }

  private Token run(Token.Kind kind, int start, IntPredicate part) {
    while (at < source.length() && part.test(source.charAt(at))) {
      at++;
    }
    return new Token(kind, start, at, source.substring(start, at));
  }

  /** Accepts more chars than numbers have, so that 01x, 1-2 and +.5 are each rejected whole. */
  private static boolean isNumberPart(int c) {
    return UnquotedKey.isPart((char) c) || c == '-' || c == '+' || c == '.';
  }

  private void skipBlanks() {
    while (at < source.length()) {
      if (" \t\r\n".indexOf(source.charAt(at)) >= 0) {
        at++;
      } else if (source.startsWith("//", at)) {
        skipLine();
      } else if (source.startsWith("/*", at)) {
        skipComment();
      } else {
        return;
      }
    }
  }

  private void skipLine() {
    while (at < source.length() && source.charAt(at) != '\n' && source.charAt(at) != '\r') {
      at++;
    }
  }

  private void skipComment() {
    int end = source.indexOf("*/", at + 2);
    if (end < 0) {
      throw new ExtendedJsonException(
          source, at, "unterminated comment: the closing */ is missing");
    }
    at = end + 2;
  }
}
