package io.mockmongo.pattern;

import io.mockmongo.json.ExtendedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The argument of an operator in a pattern, or one element of an array argument.
 *
 * @param reader the reader of nested patterns
 * @param mode the mode set by the enclosing operators
 * @param operator the operator
 * @param whole the location of the whole argument
 * @param location the location of this argument or element
 * @param value the argument as written
 */
record OperatorArgument(
    NestedPatternReader reader,
    MatchMode mode,
    OperatorKey operator,
    Location whole,
    Location location,
    BsonValue value) {

  private static final int LONGEST_QUOTE = 60;

  /** A reader of nested patterns. */
  interface NestedPatternReader {
    ValuePattern read(MatchMode mode, Location location, BsonValue written);

    /** Returns the lsid of each session that the pattern may name. */
    Map<String, BsonDocument> sessions();
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

  /** Reads the name of a session, and requires its lsid. */
  ValuePattern lsidOfSession() {
    require(value.isString());
    String name = value.asString().getValue();
    BsonDocument lsid = reader.sessions().get(name);
    if (lsid == null) {
      throw fault(
          "unknown session \""
              + name
              + "\": DocumentPattern.of(pattern, sessions) takes the lsid of each session; it got "
              + (reader.sessions().isEmpty() ? "none" : reader.sessions().keySet()));
    }
    return reader.read(mode.exactly(), location, lsid);
  }

  /** Reads an array of alternative patterns for one value. */
  List<ValuePattern> alternatives() {
    return alternatives(mode);
  }

  List<ValuePattern> alternatives(MatchMode as) {
    require(value.isArray() && !value.asArray().isEmpty());
    return elements().stream().map(element -> element.pattern(as)).toList();
  }

  List<OperatorArgument> elements() {
    List<OperatorArgument> elements = new ArrayList<>();
    for (BsonValue element : value.asArray()) {
      Location at = location.at(elements.size());
      elements.add(new OperatorArgument(reader, mode, operator, whole, at, element));
    }
    return elements;
  }

  /**
   * Throws an exception that says what the operator takes and what it got, unless the condition is
   * true.
   */
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
