package io.mockmongo.json;

import java.util.regex.Pattern;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/**
 * A parser of numbers without a type wrapper: the narrowest integer type that holds the number, or
 * a double if it is written with a fraction or an exponent.
 *
 * <p>Specification: RFC 8259, section 6; Extended JSON v2, relaxed format.
 */
final class NumberLiteral {

  static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*+)");
  static final Pattern NUMBER =
      Pattern.compile(INTEGER.pattern() + "(\\.[0-9]++)?([eE][+-]?[0-9]++)?");

  private NumberLiteral() {}

  static BsonValue read(Token token, Tokens tokens) {
    String text = token.text();
    if (INTEGER.matcher(text).matches()) {
      return integer(token, tokens);
    }
    if (!NUMBER.matcher(text).matches()) {
      throw tokens.error(token, malformed(text));
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw tokens.error(
          token,
          "%1$s exceeds the range of a double; write {$numberDecimal: '%1$s'} for a decimal"
              .formatted(text));
    }
    return new BsonDouble(value);
  }

  private static BsonValue integer(Token token, Tokens tokens) {
    try {
      long value = Long.parseLong(token.text());
      return value == (int) value ? new BsonInt32((int) value) : new BsonInt64(value);
    } catch (NumberFormatException e) {
      throw tokens.error(
          token,
          "%1$s exceeds 64 bits; write %1$s.0 for a double or {$numberDecimal: '%1$s'} for a decimal"
              .formatted(token.text()));
    }
  }

  private static String malformed(String text) {
    return "\""
        + text
        + "\" is not a valid JSON number"
        + ShellNotationHints.hint(text.replaceFirst("^-", ""), text);
  }
}
