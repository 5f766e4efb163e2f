package io.mockmongo.pattern;

import io.mockmongo.bson.RawBuilder;
import io.mockmongo.json.ExtendedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/**
 * A pattern over a document: the fields it names must be there, at every depth, with the values it
 * gives; others may be there too, in any order. Arrays are compared element by element; numbers by
 * value, whatever their BSON type; null matches null only. A key that stands twice in a pattern
 * asks for two fields of that key, in that order; a key with a dot is a key. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * List<Difference> differences =
 *     DocumentPattern.of("{documents: [{_id: 8}], lsid: {$$exists: true}}").differences(command);
 * }</pre>
 *
 * <p>Where a value can stand, an operator can, alone in its document. What it is given is a pattern
 * in turn, unless the table says otherwise:
 *
 * <table>
 * <caption>Operators</caption>
 * <tr><th>operator</th><th>matches</th><th>example</th></tr>
 * <tr><td>{@code $$exists}</td><td>any value, null included; or, if false, absence</td>
 *     <td>{@code {lsid: {$$exists: true}}}</td></tr>
 * <tr><td>{@code $$unsetOrMatches}</td><td>absence, or what matches</td>
 *     <td>{@code {ordered: {$$unsetOrMatches: true}}}</td></tr>
 * <tr><td>{@code $$type}</td><td>a value of a type, or of one of several, by the names that servers
 *     give them; {@code number} is int, long, double and decimal</td>
 *     <td>{@code {getMore: {$$type: ['int', 'long']}}}</td></tr>
 * <tr><td>{@code $$lt}, {@code $$lte}, {@code $$gt}, {@code $$gte}</td><td>a number, string, date,
 *     timestamp or ObjectId on that side of one of its kind</td>
 *     <td>{@code {maxTimeMS: {$$lte: 500}}}</td></tr>
 * <tr><td>{@code $$not}</td><td>what does not match, absence included</td>
 *     <td>{@code {comment: {$$not: 'x'}}}</td></tr>
 * <tr><td>{@code $$anyOf}</td><td>what matches one of several</td>
 *     <td>{@code {w: {$$anyOf: [1, 'majority']}}}</td></tr>
 * <tr><td>{@code $$allOf}</td><td>what matches each of several</td>
 *     <td>{@code {limit: {$$allOf: [{$$gt: 0}, {$$lt: 9}]}}}</td></tr>
 * <tr><td>{@code $$regex}</td><td>a string in which a regular expression of Java finds something;
 *     given as a string, with options i, m, s, x, or as one of BSON</td>
 *     <td>{@code {name: {$$regex: {pattern: '^pe', options: 'i'}}}}</td></tr>
 * <tr><td>{@code $$matchesHexBytes}</td><td>binary data of these bytes, of any subtype, or a string
 *     of them in UTF-8</td>
 *     <td>{@code {payload: {$$matchesHexBytes: '0aff'}}}</td></tr>
 * <tr><td>{@code $$matchAsDocument}</td><td>a string of Extended JSON whose document matches</td>
 *     <td>{@code {message: {$$matchAsDocument: {ping: 1}}}}</td></tr>
 * <tr><td>{@code $$exact}</td><td>a document or array that matches, with no other fields at any
 *     depth</td>
 *     <td>{@code {filter: {$$exact: {_id: 7}}}}</td></tr>
 * <tr><td>{@code $$matchAsRoot}</td><td>a document that matches; within {@code $$exact} it may have
 *     other fields, while those in it may not</td>
 *     <td>{@code {$$exact: {find: 'c', lsid: {$$matchAsRoot: {}}}}}</td></tr>
 * <tr><td>{@code $$ordered}</td><td>a document or array that matches, with those fields in that
 *     order at every depth</td>
 *     <td>{@code {sort: {$$ordered: {qty: -1, _id: 1}}}}</td></tr>
 * <tr><td>{@code $$strict}</td><td>what matches with the same BSON types at every depth</td>
 *     <td>{@code {cursors: {$$strict: [{$numberLong: '7'}]}}}</td></tr>
 * <tr><td>{@code $$size}</td><td>an array of so many elements</td>
 *     <td>{@code {documents: {$$size: {$$gte: 2}}}}</td></tr>
 * <tr><td>{@code $$contains}</td><td>an array with an element that matches; of an array, with one
 *     for each, in any order</td>
 *     <td>{@code {documents: {$$contains: {_id: 7}}}}</td></tr>
 * <tr><td>{@code $$anyOrder}</td><td>an array of just such elements, in any order</td>
 *     <td>{@code {documents: {$$anyOrder: [{_id: 7}, {_id: 8}]}}}</td></tr>
 * <tr><td>{@code $$startsWith}</td><td>an array that begins with such elements</td>
 *     <td>{@code {pipeline: {$$startsWith: [{$match: {}}]}}}</td></tr>
 * </table>
 *
 * <p>The names in common with MongoDB's unified test format have its meanings, but for these:
 *
 * <ul>
 *   <li>There, only a root document may have other fields than the pattern; here every document
 *       may. Within {@code $$exact} it is as there: no other fields, except in {@code
 *       $$matchAsRoot}.
 *   <li>There, a Decimal128 is equal to a Decimal128 only; here to any number of its value.
 *   <li>There, {@code $$lte} is for numbers and has no siblings.
 *   <li>There, {@code $$matchesHexBytes} is for a result that is made of bytes.
 *   <li>What refers to a runner's entities, such as {@code $$sessionLsid}, is not here.
 * </ul>
 *
 * <p>Nothing lies on any side of NaN, and NaN is equal to NaN. Strings have the order of their
 * UTF-8 bytes. {@code $$not} and presence together are {@code {$$allOf: [{$$exists: true}, {$$not:
 * 'x'}]}}. No two patterns of {@code $$contains} or {@code $$anyOrder} share an element; which has
 * which is found wherever there is a way.
 *
 * <p>Specification: MongoDB unified test format, "Evaluating Matches".
 */
public final class DocumentPattern extends TypeSafeDiagnosingMatcher<BsonDocument> {

  private final RawBsonDocument document;
  private final ValuePattern pattern;

  private DocumentPattern(RawBsonDocument document) {
    super(BsonDocument.class);
    this.document = document;
    this.pattern = PatternReader.read(MatchMode.DEFAULT, Location.ROOT, document);
  }

  /**
   * Reads a pattern from Extended JSON.
   *
   * <pre>{@code
   * assertThat(ExtendedJson.parse("{_id: 7, qty: 3}"), is(DocumentPattern.of("{qty: {$$gte: 3}}")));
   * assertThat(ExtendedJson.parse("{_id: 7}"), not(DocumentPattern.of("{_id: 7, qty: 3}")));
   * }</pre>
   *
   * @param extendedJson one document; unquoted keys and single quotes are allowed
   * @return the pattern
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, or uses an
   *     operator as it can't be used, with the place
   */
  public static DocumentPattern of(String extendedJson) {
    RawBsonDocument document = ExtendedJson.parse(extendedJson);
    try {
      return new DocumentPattern(document);
    } catch (InvalidPatternException e) {
      throw e.in(extendedJson);
    }
  }

  /**
   * Makes a pattern of a document, as it is now.
   *
   * <pre>{@code
   * BsonDocument order = new BsonDocument("_id", new BsonInt32(7));
   * assertThat(insert, is(command("insert").with("documents", hasItem(DocumentPattern.of(order)))));
   * }</pre>
   *
   * @param document the fields that must be there
   * @return the pattern
   * @throws IllegalArgumentException if it uses an operator as it can't be used, with the path
   */
  public static DocumentPattern of(BsonDocument document) {
    return new DocumentPattern(RawBuilder.raw(document));
  }

  /**
   * Returns where and how a document differs.
   *
   * @param actual the document
   * @return the differences in the order of the pattern, none if it matches
   */
  public List<Difference> differences(BsonDocument actual) {
    List<Difference> differences = new ArrayList<>();
    pattern.compare(Location.ROOT, actual, new DifferenceCollector.Each(differences::add));
    return differences;
  }

  /** Reports how a value at a path differs; null stands for none. */
  public void compare(Path path, BsonValue actual, Consumer<Difference> report) {
    pattern.compare(Location.named(path.toString()), actual, new DifferenceCollector.Each(report));
  }

  /** Returns the pattern as one line of Extended JSON. */
  @Override
  public String toString() {
    return ExtendedJson.write(document);
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
    mismatch.appendText(String.join("; ", differences.stream().map(Difference::toString).toList()));
    return differences.isEmpty();
  }
}
