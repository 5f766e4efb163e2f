package io.mockmongo.pattern;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.BsonValue;

/** The operators of patterns; each is the only key of its document. */
enum Operator {
  EXISTS("$$exists", "true or false", PresencePattern::exists),
  UNSET_OR_MATCHES("$$unsetOrMatches", "a pattern", PresencePattern::unsetOrMatches),
  TYPE("$$type", "a type name or an array of type names", TypePattern::of),
  NOT("$$not", "a pattern", LogicPattern::not),
  ANY_OF("$$anyOf", Shape.PATTERNS, LogicPattern::anyOf),
  ALL_OF("$$allOf", Shape.PATTERNS, LogicPattern::allOf),
  LT("$$lt", Shape.BOUND, ComparisonPattern::less),
  LTE("$$lte", Shape.BOUND, ComparisonPattern::atMost),
  GT("$$gt", Shape.BOUND, ComparisonPattern::more),
  GTE("$$gte", Shape.BOUND, ComparisonPattern::atLeast),
  REGEX(
      "$$regex",
      "a string, {pattern: '...', options: '...'} or a BSON regular expression",
      RegexPattern::of),
  MATCHES_HEX_BYTES(
      "$$matchesHexBytes",
      "a string of an even number of hexadecimal digits",
      TextPattern::hexBytes),
  MATCH_AS_DOCUMENT("$$matchAsDocument", "a document", TextPattern::asDocument),
  MATCH_AS_ROOT("$$matchAsRoot", "a document", argument -> argument.document(MatchMode::root)),
  EXACT("$$exact", Shape.STRUCTURE, argument -> argument.structure(MatchMode::exactly)),
  EXACT_BELOW("$$exactBelow", "a document", argument -> argument.document(MatchMode::exactlyBelow)),
  SUBSET("$$subset", Shape.STRUCTURE, argument -> argument.structure(MatchMode::openly)),
  ORDERED("$$ordered", Shape.STRUCTURE, argument -> argument.structure(MatchMode::inOrder)),
  STRICT("$$strict", "a pattern", argument -> argument.pattern(argument.mode().strictly())),
  SIZE("$$size", "a number of elements or an operator", ArrayPattern::size),
  CONTAINS("$$contains", "a pattern or an array of at least one pattern", ArrayPattern::contains),
  ANY_ORDER("$$anyOrder", "an array of patterns", ArrayPattern::anyOrder),
  STARTS_WITH("$$startsWith", Shape.PATTERNS, ArrayPattern::startsWith),
  SESSION_LSID("$$sessionLsid", "the name of a session", OperatorArgument::lsidOfSession);

  private static final Map<String, Operator> BY_KEY = new LinkedHashMap<>();

  static {
    Arrays.stream(values()).forEach(operator -> BY_KEY.put(operator.key(), operator));
  }

  private final OperatorKey key;
  private final Function<OperatorArgument, ValuePattern> parser;

  Operator(String key, String shape, Function<OperatorArgument, ValuePattern> parser) {
    this.key = new OperatorKey(key, shape);
    this.parser = parser;
  }

  /** Descriptions of arguments that several operators share. */
  private static final class Shape {
    static final String PATTERNS = "an array of at least one pattern";
    static final String STRUCTURE = "a document or an array";
    static final String BOUND =
        "a number other than NaN, a string, a date, a timestamp or an ObjectId";
  }

  /** Returns the operator for a key, or throws an exception with the key's location. */
  static Operator of(Location member, String key) {
    Operator operator = BY_KEY.get(key);
    if (operator == null) {
      List<String> names = OperatorKey.spelledAs(key, BY_KEY.keySet());
      throw InvalidPatternException.key(
          member, "unknown operator " + key + NearestName.advice(key, names));
    }
    return operator;
  }

  static boolean isKnown(String key) {
    return BY_KEY.containsKey(key);
  }

  String key() {
    return key.name();
  }

  /** Reads the operator's argument as a pattern, with a reader for nested patterns. */
  ValuePattern read(
      OperatorArgument.NestedPatternReader reader,
      MatchMode mode,
      Location member,
      BsonValue value) {
    return parser.apply(new OperatorArgument(reader, mode, key, member, member, value));
  }
}
