package io.mockmongo.pattern;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A pattern for the fields of a document. A value that is not a document is reported by {@link
 * SubsetPattern} only.
 */
sealed interface FieldsPattern extends ValuePattern {

  /** A pattern for one field: the n-th of a name is compared with the n-th field of that name. */
  record FieldPattern(String name, int nth, ValuePattern pattern) {
    BsonValue valueIn(BsonDocument document) {
      return nth == 0 ? Fields.get(document, name) : duplicateIn(document);
    }

    private BsonValue duplicateIn(BsonDocument document) {
      return Fields.of(document).stream()
          .filter(field -> field.name().equals(name))
          .skip(nth)
          .findFirst()
          .map(Field::value)
          .orElse(null);
    }

    int positionIn(List<Field> fields) {
      int before = 0;
      for (int i = 0; i < fields.size(); i++) {
        if (fields.get(i).name().equals(name) && before++ == nth) {
          return i;
        }
      }
      return -1;
    }
  }

  /** These fields are present and match; order matters only between fields of the same name. */
  record SubsetPattern(DifferenceSide expected, List<FieldPattern> entries)
      implements FieldsPattern {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (!(actual instanceof BsonDocument document)) {
        report.differs(location, expected, actual);
        return;
      }
      for (int i = 0; i < entries.size() && !report.isDone(); i++) {
        FieldPattern field = entries.get(i);
        field.pattern.compare(location.then(field.name), field.valueIn(document), report);
      }
    }
  }

  /** {@code $$exact}: the document has no field that the pattern does not have. */
  record ExactFieldsPattern(Map<String, Integer> counts) implements FieldsPattern {
    static ExactFieldsPattern of(List<FieldPattern> entries) {
      Map<String, Integer> counts = new HashMap<>();
      entries.forEach(field -> counts.merge(field.name(), 1, Integer::sum));
      return new ExactFieldsPattern(counts);
    }

    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (actual instanceof BsonDocument document) {
        Map<String, Integer> seen = new HashMap<>();
        for (Field field : Fields.of(document)) {
          if (seen.merge(field.name(), 1, Integer::sum) > counts.getOrDefault(field.name(), 0)) {
            report.differs(location.then(field.name()), DifferenceSide.ABSENT, field.value());
          }
        }
      }
    }
  }

  /** {@code $$ordered}: the fields that are present have the order of the pattern. */
  record FieldOrderPattern(List<FieldPattern> entries) implements FieldsPattern {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (actual instanceof BsonDocument document) {
        List<Field> fields = Fields.of(document);
        List<Integer> expected = new ArrayList<>();
        entries.forEach(field -> expected.add(field.positionIn(fields)));
        expected.removeIf(position -> position < 0);
        List<Integer> sorted = expected.stream().sorted().toList();
        if (!expected.equals(sorted)) {
          report.differs(location, order(expected, fields), order(sorted, fields));
        }
      }
    }

    private static DifferenceSide order(List<Integer> positions, List<Field> fields) {
      return DifferenceSide.words(
          () ->
              "order "
                  + String.join(", ", positions.stream().map(i -> fields.get(i).name()).toList()));
    }
  }
}
