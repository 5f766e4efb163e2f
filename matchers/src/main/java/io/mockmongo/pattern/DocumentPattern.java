package io.mockmongo.pattern;

import io.mockmongo.bson.RawBuilder;
import io.mockmongo.json.ExtendedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/**
 * A pattern for a BSON document, compared by subset at every depth: the document must have the
 * pattern's fields with the pattern's values, and may have other fields, in any order. Arrays are
 * compared element by element; numbers by value, whatever their BSON type; null matches null only.
 * A key that occurs twice in a pattern requires two fields with that key, in that order. A key with
 * a dot is a plain key, not a path. Immutable and thread-safe.
 *
 * <pre>{@code
 * List<Difference> differences =
 *     DocumentPattern.of("{documents: [{_id: 8}], lsid: {$$exists: true}}").differences(command);
 * }</pre>
 *
 * <p>An operator can take the place of any value; it is the only key of its document. Its argument
 * is a pattern in turn, unless the table says otherwise. In Kotlin, where a dollar sign in a string
 * needs an escape, write {@code @@exists} for {@code $$exists}, and so for each operator; texts
 * about the pattern show dollar signs.
 *
 * <table>
 * <caption>Operators</caption>
 * <tr><th>operator</th><th>matches</th><th>example</th></tr>
 * <tr><td>{@code $$exists}</td><td>any value, null included; if false, an absent value</td>
 *     <td>{@code {lsid: {$$exists: true}}}</td></tr>
 * <tr><td>{@code $$unsetOrMatches}</td><td>an absent value, or a value that matches</td>
 *     <td>{@code {ordered: {$$unsetOrMatches: true}}}</td></tr>
 * <tr><td>{@code $$type}</td><td>a value of a type, or of one of several, by the names of MongoDB's
 *     {@code $type}; {@code number} is int, long, double and decimal</td>
 *     <td>{@code {getMore: {$$type: ['int', 'long']}}}</td></tr>
 * <tr><td>{@code $$lt}, {@code $$lte}, {@code $$gt}, {@code $$gte}</td><td>a number, string, date,
 *     timestamp or ObjectId less than, at most, greater than or at least a bound of its kind</td>
 *     <td>{@code {maxTimeMS: {$$lte: 500}}}</td></tr>
 * <tr><td>{@code $$not}</td><td>a value that does not match, or an absent value</td>
 *     <td>{@code {comment: {$$not: 'x'}}}</td></tr>
 * <tr><td>{@code $$anyOf}</td><td>a value that matches one of several patterns</td>
 *     <td>{@code {w: {$$anyOf: [1, 'majority']}}}</td></tr>
 * <tr><td>{@code $$allOf}</td><td>a value that matches all of several patterns</td>
 *     <td>{@code {limit: {$$allOf: [{$$gt: 0}, {$$lt: 9}]}}}</td></tr>
 * <tr><td>{@code $$regex}</td><td>a string that contains a match of a Java regular expression; written
 *     as a string, with options i, m, s, x, or as a BSON regular expression</td>
 *     <td>{@code {name: {$$regex: {pattern: '^pe', options: 'i'}}}}</td></tr>
 * <tr><td>{@code $$matchesHexBytes}</td><td>binary data of any subtype with these bytes, or a string
 *     with these UTF-8 bytes</td>
 *     <td>{@code {payload: {$$matchesHexBytes: '0aff'}}}</td></tr>
 * <tr><td>{@code $$matchAsDocument}</td><td>a string of Extended JSON whose document matches</td>
 *     <td>{@code {message: {$$matchAsDocument: {ping: 1}}}}</td></tr>
 * <tr><td>{@code $$exact}</td><td>a document or array that matches, with no other fields at any
 *     depth</td>
 *     <td>{@code {filter: {$$exact: {_id: 7}}}}</td></tr>
 * <tr><td>{@code $$matchAsRoot}</td><td>a document that matches; inside {@code $$exact} it may have
 *     other fields, but its nested documents may not</td>
 *     <td>{@code {$$exact: {find: 'c', lsid: {$$matchAsRoot: {}}}}}</td></tr>
 * <tr><td>{@code $$exactBelow}</td><td>a document that matches and may have other fields, but whose
 *     nested documents may not: the rule of the unified test format for a root document</td>
 *     <td>{@code {$$exactBelow: {insert: 'c', documents: [{_id: 7}]}}}</td></tr>
 * <tr><td>{@code $$subset}</td><td>a document or array that matches; also inside {@code $$exact},
 *     other fields are allowed at every depth</td>
 *     <td>{@code {$$exact: {find: 'c', filter: {$$subset: {_id: 7}}}}}</td></tr>
 * <tr><td>{@code $$ordered}</td><td>a document or array that matches, with the fields in the
 *     pattern's order at every depth</td>
 *     <td>{@code {sort: {$$ordered: {qty: -1, _id: 1}}}}</td></tr>
 * <tr><td>{@code $$strict}</td><td>a value that matches, with the same BSON types at every depth</td>
 *     <td>{@code {cursors: {$$strict: [{$numberLong: '7'}]}}}</td></tr>
 * <tr><td>{@code $$size}</td><td>an array with this number of elements</td>
 *     <td>{@code {documents: {$$size: {$$gte: 2}}}}</td></tr>
 * <tr><td>{@code $$contains}</td><td>an array with an element that matches; given an array of
 *     patterns, with an element for each, in any order</td>
 *     <td>{@code {documents: {$$contains: {_id: 7}}}}</td></tr>
 * <tr><td>{@code $$anyOrder}</td><td>an array of exactly these elements, in any order</td>
 *     <td>{@code {documents: {$$anyOrder: [{_id: 7}, {_id: 8}]}}}</td></tr>
 * <tr><td>{@code $$startsWith}</td><td>an array that begins with these elements</td>
 *     <td>{@code {pipeline: {$$startsWith: [{$match: {}}]}}}</td></tr>
 * <tr><td>{@code $$sessionLsid}</td><td>the lsid of a session by its name; see {@link #of(String,
 *     Map)}</td>
 *     <td>{@code {lsid: {$$sessionLsid: 'session0'}}}</td></tr>
 * </table>
 *
 * <p>Operators that MongoDB's unified test format has too mean the same here, with these
 * exceptions:
 *
 * <ul>
 *   <li>In the test format, only a root document may have other fields than the pattern; here every
 *       document may. Inside {@code $$exactBelow} the rule of the test format applies; {@code
 *       $$matchAsRoot} makes an exception there, as in the test format.
 *   <li>In the test format, a Decimal128 equals a Decimal128 only; here any number of its value.
 *   <li>In the test format, {@code $$lte} is for numbers only, and {@code $$lt}, {@code $$gt} and
 *       {@code $$gte} do not exist.
 *   <li>In the test format, {@code $$matchesHexBytes} is for a result that consists of bytes.
 *   <li>Of the operators that refer to a test runner's entities, only {@code $$sessionLsid} exists
 *       here; {@code $$matchesEntity} does not.
 * </ul>
 *
 * <p>NaN is equal to NaN, and neither less nor greater than any number. Strings are ordered by
 * their UTF-8 bytes. To require a value that is present and different, write {@code {$$allOf:
 * [{$$exists: true}, {$$not: 'x'}]}}. In {@code $$contains} and {@code $$anyOrder} each pattern
 * needs an element of its own; if such an assignment exists, it is found.
 *
 * <p>Specification: MongoDB unified test format, "Evaluating Matches".
 */
public final class DocumentPattern extends TypeSafeDiagnosingMatcher<BsonDocument> {

  private static final int LONGEST = 2_000;

  private final RawBsonDocument document;
  private final ValuePattern pattern;

  private DocumentPattern(RawBsonDocument written, Map<String, BsonDocument> sessions) {
    super(BsonDocument.class);
    this.document = OperatorSpelling.withDollars(written);
    this.pattern = PatternReader.read(document, sessions);
  }

  /**
   * Parses a pattern from Extended JSON.
   *
   * <pre>{@code
   * assertThat(ExtendedJson.parse("{_id: 7, qty: 3}"), is(DocumentPattern.of("{qty: {$$gte: 3}}")));
   * assertThat(ExtendedJson.parse("{_id: 7}"), not(DocumentPattern.of("{_id: 7, qty: 3}")));
   * }</pre>
   *
   * @param extendedJson one document; unquoted keys and single quotes are allowed
   * @return the pattern
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON or uses an
   *     operator wrongly; the message has the line and column
   */
  public static DocumentPattern of(String extendedJson) {
    return of(extendedJson, Map.of());
  }

  /**
   * Parses a pattern that names sessions by {@code $$sessionLsid}, as those of the unified test
   * format do.
   *
   * <pre>{@code
   * Map<String, BsonDocument> sessions = Map.of("session0", lsid);
   * assertThat(
   *     ExtendedJson.parse("{lsid: {id: 7}}"),
   *     is(DocumentPattern.of("{lsid: {$$sessionLsid: 'session0'}}", sessions)));
   * }</pre>
   *
   * @param extendedJson one document; unquoted keys and single quotes are allowed
   * @param sessions the lsid of each session by its name
   * @return the pattern
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, uses an
   *     operator wrongly, or names an unknown session; the message has the line and column
   */
  public static DocumentPattern of(String extendedJson, Map<String, BsonDocument> sessions) {
    RawBsonDocument document = ExtendedJson.parse(extendedJson);
    try {
      return new DocumentPattern(document, Map.copyOf(sessions));
    } catch (InvalidPatternException e) {
      throw e.in(extendedJson);
    }
  }

  /**
   * Creates a pattern from a copy of a document.
   *
   * <pre>{@code
   * BsonDocument order = new BsonDocument("_id", new BsonInt32(7));
   * assertThat(insert, is(command("insert").with("documents", hasItem(DocumentPattern.of(order)))));
   * }</pre>
   *
   * @param document the required fields
   * @return the pattern
   * @throws IllegalArgumentException if the document uses an operator wrongly; the message has the
   *     path
   */
  public static DocumentPattern of(BsonDocument document) {
    return of(document, Map.of());
  }

  /**
   * Creates a pattern from a copy of a document that names sessions by {@code $$sessionLsid}.
   *
   * <pre>{@code
   * BsonDocument expected = ExtendedJson.parse("{lsid: {$$sessionLsid: 'session0'}}");
   * assertThat(ExtendedJson.parse("{lsid: {id: 7}}"), is(DocumentPattern.of(expected, sessions)));
   * }</pre>
   *
   * @param document the required fields
   * @param sessions the lsid of each session by its name
   * @return the pattern
   * @throws IllegalArgumentException if the document uses an operator wrongly or names an unknown
   *     session; the message has the path
   */
  public static DocumentPattern of(BsonDocument document, Map<String, BsonDocument> sessions) {
    return new DocumentPattern(RawBuilder.raw(document), Map.copyOf(sessions));
  }

  /**
   * Returns the differences between a document and this pattern.
   *
   * @param actual the document
   * @return the differences in the order of the pattern; empty if the document matches
   */
  public List<Difference> differences(BsonDocument actual) {
    List<Difference> differences = new ArrayList<>();
    pattern.compare(
        Location.ROOT, actual, new DifferenceCollector.DifferenceForwarder(differences::add));
    return differences;
  }

  /** Compares the value at a path with this pattern and reports the differences; null is absent. */
  public void compare(Path path, BsonValue actual, Consumer<Difference> report) {
    pattern.compare(
        Location.named(path.toString()),
        actual,
        new DifferenceCollector.DifferenceForwarder(report));
  }

  /** Returns the pattern as one line of Extended JSON, abbreviated to about 2,000 chars. */
  @Override
  public String toString() {
    return ExtendedJson.abbreviate(document, LONGEST);
  }

  @Override
  public void describeTo(Description description) {
    description.appendText("a document matching ").appendText(toString());
  }

  @Override
  protected boolean matchesSafely(BsonDocument actual, Description mismatch) {
    if (mismatch instanceof Description.NullDescription) {
      return pattern.matches(actual);
    }
    List<Difference> differences = differences(actual);
    mismatch.appendText(Difference.text(differences, "; "));
    return differences.isEmpty();
  }
}
