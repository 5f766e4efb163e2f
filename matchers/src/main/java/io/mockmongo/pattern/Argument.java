package io.mockmongo.pattern;

import io.mockmongo.json.ExtendedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.BsonValue;

/**
 * What an operator is given, or an element of that.
 *
 * @param reader reads the patterns in it
 * @param operator whose it is
 * @param whole the place of all that the operator is given
 * @param place the place of this
 * @param value what was written
 */
record Argument(
    PatternReader reader, Operator operator, Place whole, Place place, BsonValue value) {

  private static final int LONGEST_QUOTE = 60;

  ValuePattern pattern() {
    return pattern(reader);
  }

  ValuePattern pattern(PatternReader as) {
    return as.pattern(place, value);
  }

  ValuePattern document(UnaryOperator<PatternReader> as) {
    require(value.isDocument());
    return pattern(as.apply(reader));
  }

  ValuePattern structure(UnaryOperator<PatternReader> as) {
    require(value.isDocument() || value.isArray());
    return pattern(as.apply(reader));
  }

  /** Reads an array of patterns for one value. */
  List<ValuePattern> alternatives() {
    return alternatives(reader);
  }

  List<ValuePattern> alternatives(PatternReader as) {
    require(value.isArray() && !value.asArray().isEmpty());
    return as.patterns(place, value.asArray());
  }

  List<Argument> elements() {
    List<Argument> elements = new ArrayList<>();
    for (BsonValue element : value.asArray()) {
      elements.add(new Argument(reader, operator, whole, place.at(elements.size()), element));
    }
    return elements;
  }

  /** Fails with what the operator takes and what it got. */
  void require(boolean condition) {
    if (!condition) {
      throw fault(
          operator.key()
              + " takes "
              + operator.shape()
              + ", but got "
              + ExtendedJson.abbreviate(value, LONGEST_QUOTE));
    }
  }

  BadPattern fault(String reason) {
    return BadPattern.argument(whole, place, reason);
  }
}
