package io.mockmongo.pattern;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Which fields a document should have. What is no document is left to {@link Subset}. */
sealed interface DocumentFields extends ValuePattern {

  /** A field of a pattern: the n-th of its name is compared to the n-th that is there. */
  record Entry(String name, int nth, ValuePattern pattern) {
    BsonValue in(BsonDocument document) {
      return nth == 0 ? Fields.get(document, name) : later(document);
    }

    private BsonValue later(BsonDocument document) {
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

  /** At least these fields, each as wanted; their order matters only among those of one name. */
  record Subset(DifferenceSide wanted, List<Entry> entries) implements DocumentFields {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (!(actual instanceof BsonDocument document)) {
        report.differs(location, wanted, actual);
        return;
      }
      for (int i = 0; i < entries.size() && !report.isDone(); i++) {
        Entry entry = entries.get(i);
        entry.pattern.compare(location.then(entry.name), entry.in(document), report);
      }
    }
  }

  /** {@code $$exact}: no more fields of any name than the pattern has. */
  record NoOthers(Map<String, Integer> counts) implements DocumentFields {
    static NoOthers than(List<Entry> entries) {
      Map<String, Integer> counts = new HashMap<>();
      entries.forEach(entry -> counts.merge(entry.name(), 1, Integer::sum));
      return new NoOthers(counts);
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

  /** {@code $$ordered}: those of these fields that are there stand in this order. */
  record InOrder(List<Entry> entries) implements DocumentFields {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (actual instanceof BsonDocument document) {
        List<Field> fields = Fields.of(document);
        List<Integer> wanted = new ArrayList<>();
        entries.forEach(entry -> wanted.add(entry.positionIn(fields)));
        wanted.removeIf(position -> position < 0);
        List<Integer> sorted = wanted.stream().sorted().toList();
        if (!wanted.equals(sorted)) {
          report.differs(location, order(wanted, fields), order(sorted, fields));
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
