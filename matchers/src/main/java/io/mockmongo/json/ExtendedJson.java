package io.mockmongo.json;

import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Documents as text: MongoDB Extended JSON v2, read strictly and written on one line.
 *
 * <p>Canonical and relaxed forms are read alike. Beyond JSON there are only unquoted keys that are
 * identifiers, strings in single quotes, and comments; whatever else JSON forbids is an error that
 * names line and column. A document whose first key is that of a type wrapper, such as {@code
 * $oid}, is a value of that type or an error; all other keys that begin with a dollar, such as
 * {@code $regex} and {@code $type}, are ordinary. A real document with a first key of a wrapper
 * therefore has no text that reads back, and neither has a NaN with a payload, a decimal of 35
 * digits, for which there are bits, nor a string with a lone surrogate.
 *
 * <pre>{@code
 * RawBsonDocument reply = ExtendedJson.parse("{ok: 1, id: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}}");
 * String text = ExtendedJson.write(reply);
 * }</pre>
 *
 * <p>Specification: MongoDB Extended JSON v2.
 */
public final class ExtendedJson {

  private ExtendedJson() {}

  /**
   * Reads one document. Numbers without a wrapper are int32 if they fit, else int64, or double if
   * they are written with a fraction or an exponent.
   *
   * @param text a document and nothing else
   * @return the document, duplicate keys kept in their order
   * @throws ExtendedJsonException if the text is anything else
   */
  public static RawBsonDocument parse(String text) {
    Tokens tokens = new Tokens(text);
    RawBsonDocument document = new ValueReader(tokens).document();
    tokens.end();
    return document;
  }

  /**
   * Reads one value of any type.
   *
   * @param text a value and nothing else
   * @return the value; documents are raw as in {@link #parse}
   * @throws ExtendedJsonException if the text is anything else
   */
  public static BsonValue parseValue(String text) {
    Tokens tokens = new Tokens(text);
    BsonValue value = new ValueReader(tokens).value();
    tokens.end();
    return value;
  }

  /**
   * Makes the fault of a text that can be read, but says what it should not.
   *
   * @param text one document or value, as {@link #parseValue} reads it
   * @param steps the way down to the fault: for each document and array the number of the member or
   *     element to go to, the first being 0
   * @param atKey whether the last member's key is at fault, and not its value
   * @param reason what is wrong
   * @return the fault, whose message begins with its place
   */
  public static ExtendedJsonException fault(
      String text, List<Integer> steps, boolean atKey, String reason) {
    return new ExtendedJsonException(text, SourceLocator.offset(text, steps, atKey), reason);
  }

  /**
   * Writes a document so that {@link #parse} makes the same bytes of it. Quotes are single, so that
   * the text can stand in a Java string literal.
   *
   * @param document a document of any kind
   * @return its text, without line breaks
   */
  public static String write(BsonDocument document) {
    return new ValueWriter().document(document).toString();
  }

  /**
   * Writes a value so that {@link #parseValue} makes the same of it.
   *
   * @param value a value of any type
   * @return its text, without line breaks
   */
  public static String write(BsonValue value) {
    return new ValueWriter().value(value).toString();
  }

  /**
   * Writes a value for people: like {@link #write}, but with {@code ...} in place of what would be
   * too long. Braces and quotes are closed all the same.
   *
   * @param value a value of any type
   * @param length about how many chars to write at most
   * @return its text, without line breaks; if nothing is left out, it reads back
   */
  public static String abbreviate(BsonValue value, int length) {
    return new ValueWriter(length).value(value).toString();
  }
}
