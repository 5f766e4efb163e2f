package io.mockmongo.pattern;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** Which elements an array should have. */
sealed interface ArrayPattern extends ValuePattern {

  /** Returns the pattern that an array in a pattern is: its elements and no others, in order. */
  static ValuePattern elements(BsonArray written, List<ValuePattern> patterns) {
    return new Elements(DifferenceSide.of(written), patterns, false);
  }

  static ValuePattern startsWith(Argument argument) {
    DifferenceSide wanted = DifferenceSide.of("an array that starts with ", argument.value());
    return new Elements(wanted, argument.alternatives(argument.mode().below()), true);
  }

  static ValuePattern size(Argument argument) {
    BsonValue value = argument.value();
    boolean number = value.isInt32() && value.asInt32().getValue() >= 0;
    argument.require(number || OperatorKey.isIn(value));
    return new Size(argument.pattern(MatchMode.DEFAULT), DifferenceSide.of("size ", value));
  }

  static ValuePattern contains(Argument argument) {
    return new InAnyOrder(
        DifferenceSide.of("an array that contains ", argument.value()), wanted(argument, 1), true);
  }

  static ValuePattern anyOrder(Argument argument) {
    argument.require(argument.value().isArray());
    return new InAnyOrder(
        DifferenceSide.of("in any order ", argument.value()), wanted(argument, 0), false);
  }

  private static List<ElementPattern> wanted(Argument argument, int least) {
    boolean several = argument.value().isArray();
    List<Argument> elements = several ? argument.elements() : List.of(argument);
    argument.require(elements.size() >= least);
    return elements.stream()
        .map(each -> new ElementPattern(each.pattern(each.mode().below()), each.value()))
        .toList();
  }

  /** Just so many elements, each as wanted; or an array that goes on after them. */
  record Elements(DifferenceSide wanted, List<ValuePattern> patterns, boolean goesOn)
      implements ArrayPattern {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (actual == null || !actual.isArray()) {
        report.differs(location, wanted, actual);
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
      if (goesOn ? size < patterns.size() : size != patterns.size()) {
        String least = goesOn ? "at least " : "";
        report.differs(location, count(least, patterns.size()), count("", size));
      }
    }

    private static DifferenceSide count(String before, int size) {
      return DifferenceSide.words(() -> before + (size == 1 ? "1 element" : size + " elements"));
    }
  }

  /** {@code $$size}. */
  record Size(ValuePattern pattern, DifferenceSide wanted) implements ArrayPattern {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (actual == null || !actual.isArray()) {
        report.differs(
            location, new DifferenceSide("an array of ", null, wanted::whole, ""), actual);
        return;
      }
      BsonValue size = new BsonInt32(actual.asArray().size());
      if (!pattern.matches(size)) {
        report.differs(location, wanted, DifferenceSide.of("size ", size));
      }
    }
  }

  /**
   * {@code $$anyOrder} and {@code $$contains}: an element for each pattern, none for two; and with
   * others beside them or without.
   */
  record InAnyOrder(DifferenceSide wanted, List<ElementPattern> elements, boolean others)
      implements ArrayPattern {
    private static final DifferenceSide NO_MORE = DifferenceSide.words("no more elements");

    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (actual == null || !actual.isArray()) {
        report.differs(location, wanted, actual);
        return;
      }
      ElementAssignment assignment = new ElementAssignment(elements, actual.asArray());
      List<ElementPattern> missing = assignment.placeAll(report.isBrief());
      DifferenceSide found =
          others
              ? DifferenceSide.of(actual)
              : DifferenceSide.of("left with ", assignment.leftOver());
      missing.forEach(each -> report.differs(location, each.side(), found));
      if (missing.isEmpty() && !others && elements.size() < actual.asArray().size()) {
        report.differs(location, NO_MORE, found);
      }
    }
  }
}
