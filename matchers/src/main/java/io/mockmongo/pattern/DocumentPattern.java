package io.mockmongo.pattern;

import io.mockmongo.bson.ExtendedJson;
import io.mockmongo.bson.RawBuilder;
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
 * gives; others may be there too. Arrays are compared element by element; numbers by value,
 * whatever their BSON type; null matches null only. {@code {$$exists: true}} and {@code {$$exists:
 * false}} ask for presence alone. A key that stands twice in a pattern asks for two fields of that
 * key, in that order. Immutable and thread-safe.
 *
 * <pre>{@code
 * DocumentPattern.of("{documents: [{_id: 7}], lsid: {$$exists: true}}").differences(command)
 * }</pre>
 */
public final class DocumentPattern extends TypeSafeDiagnosingMatcher<BsonDocument> {

  private final RawBsonDocument document;
  private final ValuePattern pattern;

  private DocumentPattern(RawBsonDocument document) {
    super(BsonDocument.class);
    this.document = document;
    this.pattern = PatternReader.DEFAULT.pattern(Place.ROOT, document);
  }

  /**
   * Reads a pattern from Extended JSON.
   *
   * @param extendedJson one document; unquoted keys and single quotes are allowed
   * @return the pattern
   * @throws io.mockmongo.bson.ExtendedJsonException if the text is not Extended JSON, or uses an
   *     operator as it can't be used, with the place
   */
  public static DocumentPattern of(String extendedJson) {
    RawBsonDocument document = ExtendedJson.parse(extendedJson);
    try {
      return new DocumentPattern(document);
    } catch (BadPattern e) {
      throw e.in(extendedJson);
    }
  }

  /**
   * Makes a pattern of a document, as it is now.
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
    pattern.compare(Place.ROOT, actual, new Report.Each(differences::add));
    return differences;
  }

  /** Reports how a value at a path differs; null stands for none. */
  void compare(Path path, BsonValue actual, Consumer<Difference> report) {
    pattern.compare(Place.named(path.toString()), actual, new Report.Each(report));
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
