package io.mockmongo.json;

import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * A strict reader and a one-line writer of documents as text in MongoDB Extended JSON v2.
 *
 * <pre>{@code
 * RawBsonDocument reply = ExtendedJson.parse("{ok: 1, id: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}}");
 * String text = ExtendedJson.write(reply);
 * }</pre>
 *
 * <p>The reader accepts the canonical and the relaxed format. Beyond JSON it accepts only unquoted
 * keys that are identifiers, with or without at signs in front, strings in single quotes, and
 * comments; anything else that JSON forbids is an error with line and column. A document whose
 * first key is that of a type wrapper, such as {@code $oid}, is a value of that type or an error;
 * all other keys that begin with a dollar sign, such as {@code $regex} and {@code $type}, are
 * ordinary.
 *
 * <p>A few values have no text that can be read back: a document whose first key is that of a type
 * wrapper, a NaN with a payload, a decimal with the bits of 35 digits, and a string with a lone
 * surrogate.
 *
 * <p>Specification: MongoDB Extended JSON v2.
 */
public final class ExtendedJson {

  private ExtendedJson() {}

  /**
   * Parses one document. A number without a type wrapper is an int32 if it fits, else an int64, or
   * a double if it is written with a fraction or an exponent.
   *
   * @param text one document
   * @return the document, with duplicate keys in their order
   * @throws ExtendedJsonException if the text is not one document
   */
  public static RawBsonDocument parse(String text) {
    Tokens tokens = new Tokens(text);
    RawBsonDocument document = new ValueReader(tokens).document();
    tokens.end();
    return document;
  }

  /**
   * Parses one value of any type.
   *
   * @param text one value
   * @return the value; documents are raw as in {@link #parse}
   * @throws ExtendedJsonException if the text is not one value
   */
  public static BsonValue parseValue(String text) {
    Tokens tokens = new Tokens(text);
    BsonValue value = new ValueReader(tokens).value();
    tokens.end();
    return value;
  }

  /**
   * Creates the exception for a text that is valid Extended JSON but has an invalid key or value,
   * such as an unknown pattern operator.
   *
   * @param text one document or value, as {@link #parseValue} reads it
   * @param steps the path to the invalid part: for each document and array, the index of the member
   *     or element to enter, the first being 0
   * @param atKey whether the key of the last member is invalid, not its value
   * @param reason what is wrong
   * @return the exception, whose message begins with line and column
   */
  public static ExtendedJsonException errorAt(
      String text, List<Integer> steps, boolean atKey, String reason) {
    return new ExtendedJsonException(text, SourceLocator.offset(text, steps, atKey), reason);
  }

  /**
   * Writes a document as text that {@link #parse} reads back as the same bytes. Strings are in
   * single quotes, so that the text can be pasted into a Java string literal.
   *
   * @param document a document of any kind
   * @return the text, without line breaks
   */
  public static String write(BsonDocument document) {
    return new ValueWriter().document(document).toString();
  }

  /**
   * Writes a value as text that {@link #parseValue} reads back as the same value.
   *
   * @param value a value of any type
   * @return the text, without line breaks
   */
  public static String write(BsonValue value) {
    return new ValueWriter().value(value).toString();
  }

  /**
   * Writes a value in short form for messages: like {@link #write}, but with {@code ...} in place
   * of the part that exceeds the length. Braces and quotes are closed.
   *
   * @param value a value of any type
   * @param length the approximate maximum number of chars
   * @return the text, without line breaks; if nothing is omitted, it can be read back
   */
  public static String abbreviate(BsonValue value, int length) {
    return new ValueWriter(length).value(value).toString();
  }

  /**
   * Writes a document in short form, of which some fields are of interest: if it exceeds the
   * length, these have half of it each, as far as there is room, and the others a small part.
   *
   * @param document a document of any kind
   * @param length the approximate maximum number of chars
   * @param preferred the names of the fields that are of interest
   * @return the text, without line breaks; if nothing is omitted, it can be read back
   */
  public static String abbreviate(BsonDocument document, int length, Set<String> preferred) {
    ValueWriter whole = new ValueWriter(length).document(document);
    return whole.isCut() && !preferred.isEmpty()
        ? new ValueWriter(length).document(document, preferred).toString()
        : whole.toString();
  }
}
