package io.mockmongo.pattern;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** A pattern for the elements of an array. */
sealed interface ArrayPattern extends ValuePattern {

  /** Returns the pattern for an array literal: exactly these elements, in this order. */
  static ValuePattern elements(BsonArray written, List<ValuePattern> patterns) {
    return new ElementsPattern(DifferenceSide.of(written), patterns, false);
  }

  static ValuePattern startsWith(OperatorArgument argument) {
    DifferenceSide expected = DifferenceSide.of("an array that starts with ", argument.value());
    return new ElementsPattern(expected, argument.alternatives(argument.mode().below()), true);
  }

  static ValuePattern size(OperatorArgument argument) {
    BsonValue value = argument.value();
    boolean number = value.isInt32() && value.asInt32().getValue() >= 0;
    argument.require(number || OperatorKey.isIn(value));
    return new SizePattern(argument.pattern(MatchMode.DEFAULT), DifferenceSide.of("size ", value));
  }

  static ValuePattern contains(OperatorArgument argument) {
    return new UnorderedPattern(
        DifferenceSide.of("an array that contains ", argument.value()),
        elementPatterns(argument, 1),
        true);
  }

  static ValuePattern anyOrder(OperatorArgument argument) {
    argument.require(argument.value().isArray());
    return new UnorderedPattern(
        DifferenceSide.of("in any order ", argument.value()), elementPatterns(argument, 0), false);
  }

  private static List<ElementPattern> elementPatterns(OperatorArgument argument, int minimum) {
    boolean several = argument.value().isArray();
    List<OperatorArgument> elements = several ? argument.elements() : List.of(argument);
    argument.require(elements.size() >= minimum);
    return elements.stream()
        .map(each -> new ElementPattern(each.pattern(each.mode().below()), each.value()))
        .toList();
  }

  /**
   * Element patterns in order, compared by index. The array has exactly as many elements, or at
   * least as many if it {@code allowsMore}.
   */
  record ElementsPattern(DifferenceSide expected, List<ValuePattern> patterns, boolean allowsMore)
      implements ArrayPattern {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (actual == null || !actual.isArray()) {
        report.differs(location, expected, actual);
        return;
      }
      compareElements(location, actual.asArray(), report);
      compareSize(location, actual.asArray().size(), report);
    }

    private void compareElements(Location location, BsonArray array, DifferenceCollector report) {
      int both = Math.min(patterns.size(), array.size());
      for (int i = 0; i < both && !report.isDone(); i++) {
        patterns.get(i).compare(location.at(i), array.get(i), report);
      }
    }

    private void compareSize(Location location, int size, DifferenceCollector report) {
      if (allowsMore ? size < patterns.size() : size != patterns.size()) {
        String least = allowsMore ? "at least " : "";
        report.differs(location, count(least, patterns.size()), count("", size));
      }
    }

    private static DifferenceSide count(String before, int size) {
      return DifferenceSide.words(() -> before + (size == 1 ? "1 element" : size + " elements"));
    }
  }

  /** {@code $$size}. */
  record SizePattern(ValuePattern pattern, DifferenceSide expected) implements ArrayPattern {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (actual == null || !actual.isArray()) {
        report.differs(
            location, new DifferenceSide("an array of ", null, expected::whole, ""), actual);
        return;
      }
      BsonValue size = new BsonInt32(actual.asArray().size());
      if (!pattern.matches(size)) {
        report.differs(location, expected, DifferenceSide.of("size ", size));
      }
    }
  }

  /**
   * {@code $$anyOrder} and {@code $$contains}: each element pattern matches an element of its own,
   * in any order. {@code $$contains} allows other elements.
   */
  record UnorderedPattern(
      DifferenceSide expected, List<ElementPattern> elements, boolean allowsOthers)
      implements ArrayPattern {
    private static final DifferenceSide NO_MORE = DifferenceSide.words("no more elements");

    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (actual == null || !actual.isArray()) {
        report.differs(location, expected, actual);
        return;
      }
      ElementAssignment assignment = new ElementAssignment(elements, actual.asArray());
      List<ElementPattern> missing = assignment.assignAll(report.isBrief());
      DifferenceSide found =
          allowsOthers
              ? DifferenceSide.of(actual)
              : DifferenceSide.of("left with ", assignment.unassigned());
      missing.forEach(each -> report.differs(location, each.side(), found));
      if (missing.isEmpty() && !allowsOthers && elements.size() < actual.asArray().size()) {
        report.differs(location, NO_MORE, found);
      }
    }
  }
}
