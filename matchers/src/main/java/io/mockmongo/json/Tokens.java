package io.mockmongo.json;

/** A stream of tokens with a lookahead of one, and the errors for unexpected tokens. */
final class Tokens {

  private static final int MAX_QUOTE_LENGTH = 60;

  private final String source;
  private final TokenScanner scanner;
  private int consumed;
  private Token peeked;

  Tokens(String source) {
    this.source = source;
    this.scanner = new TokenScanner(source);
  }

  /** Returns the next token without consuming it. */
  Token peek() {
    if (peeked == null) {
      peeked = scanner.scan();
    }
    return peeked;
  }

  /** Consumes the next token. */
  Token next() {
    Token token = peek();
    peeked = null;
    consumed = token.end();
    return token;
  }

  /** Consumes the next token if it is the sign; returns whether it was. */
  boolean skip(String sign) {
    boolean found = peek().is(sign);
    if (found) {
      next();
    }
    return found;
  }

  /** Consumes the next token, which must be the sign. */
  Token require(String sign, String what) {
    Token token = next();
    if (!token.is(sign)) {
      throw expected(what, token, "");
    }
    return token;
  }

  /** Consumes a key and its colon. */
  String key() {
    Token token = next();
    if (!token.isKey()) {
      throw expected("a key", token, "");
    }
    if (token.text().indexOf('\0') >= 0) {
      throw error(token, "a key must not contain U+0000");
    }
    require(":", "\":\"");
    return token.text();
  }

  /** Consumes a comma and returns true, or consumes the closing sign and returns false. */
  boolean hasMore(String close) {
    boolean comma = skip(",");
    if (!comma) {
      require(close, "\",\" or \"" + close + "\"");
    }
    return comma;
  }

  /** Consumes the end of the source. */
  void end() {
    Token token = next();
    if (token.kind() != Token.Kind.END) {
      throw expected("the end of the text", token, "");
    }
  }

  ExtendedJsonException error(Token at, String reason) {
    return new ExtendedJsonException(source, at.start(), reason);
  }

  ExtendedJsonException expected(String what, Token found, String hint) {
    return error(found, "expected " + what + " but found " + describe(found) + hint);
  }

  /** Returns the source from a token to the last consumed one, shortened if it is long. */
  String consumedSince(Token first) {
    return shorten(source.substring(first.start(), consumed));
  }

  private String describe(Token token) {
    String written = shorten(source.substring(token.start(), token.end()));
    return switch (token.kind()) {
      case END -> "the end of the text";
      case STRING -> "the string " + written;
      case SIGN -> StringQuoter.describe(token.text().codePointAt(0));
      default -> "\"" + written + "\"";
    };
  }

  private static String shorten(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= MAX_QUOTE_LENGTH ? line : line.substring(0, MAX_QUOTE_LENGTH) + "...";
  }
}
