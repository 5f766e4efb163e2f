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
 * @param mode what the operators around it say of those
 * @param operator whose it is
 * @param whole the place of all that the operator is given
 * @param location the place of this
 * @param value what was written
 */
record Argument(
    Reader reader,
    MatchMode mode,
    OperatorKey operator,
    Location whole,
    Location location,
    BsonValue value) {

  private static final int LONGEST_QUOTE = 60;

  /** The reader of patterns in patterns, of which an operator need not know more. */
  @FunctionalInterface
  interface Reader {
    ValuePattern read(MatchMode mode, Location location, BsonValue written);
  }

  ValuePattern pattern() {
    return pattern(mode);
  }

  ValuePattern pattern(MatchMode as) {
    return reader.read(as, location, value);
  }

  ValuePattern document(UnaryOperator<MatchMode> as) {
    require(value.isDocument());
    return pattern(as.apply(mode));
  }

  ValuePattern structure(UnaryOperator<MatchMode> as) {
    require(value.isDocument() || value.isArray());
    return pattern(as.apply(mode));
  }

  /** Reads an array of patterns for one value. */
  List<ValuePattern> alternatives() {
    return alternatives(mode);
  }

  List<ValuePattern> alternatives(MatchMode as) {
    require(value.isArray() && !value.asArray().isEmpty());
    return elements().stream().map(element -> element.pattern(as)).toList();
  }

  List<Argument> elements() {
    List<Argument> elements = new ArrayList<>();
    for (BsonValue element : value.asArray()) {
      Location at = location.at(elements.size());
      elements.add(new Argument(reader, mode, operator, whole, at, element));
    }
    return elements;
  }

  /** Fails with what the operator takes and what it got. */
  void require(boolean condition) {
    if (!condition) {
      throw fault(
          operator.name()
              + " takes "
              + operator.shape()
              + ", but got "
              + ExtendedJson.abbreviate(value, LONGEST_QUOTE));
    }
  }

  InvalidPatternException fault(String reason) {
    return InvalidPatternException.argument(whole, location, reason);
  }
}
