package io.mockmongo.pattern;

import io.mockmongo.bson.ExtendedJson;
import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** What one value should be; compiled once from a pattern document. */
sealed interface ValuePattern {

  /**
   * Reports how a value differs, nothing where it is as wanted.
   *
   * @param path where the value stands
   * @param actual the value, or null if there is none
   * @param report takes each difference
   */
  void compare(Path path, BsonValue actual, Consumer<Difference> report);

  /**
   * A document with at least these fields, each as wanted. Order matters only among fields of one
   * name: the second that is wanted is compared to the second that is there.
   */
  record Subset(BsonDocument wanted, List<Entry> entries) implements ValuePattern {
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
    }

    @Override
    public void compare(Path path, BsonValue actual, Consumer<Difference> report) {
      if (!(actual instanceof BsonDocument document)) {
        report.accept(difference(path, ExtendedJson.write(wanted), actual));
        return;
      }
      for (Entry entry : entries) {
        entry.pattern.compare(path.then(entry.name), entry.in(document), report);
      }
    }
  }

  /** An array of just so many elements, each as wanted. */
  record Elements(BsonArray wanted, List<ValuePattern> patterns) implements ValuePattern {
    @Override
    public void compare(Path path, BsonValue actual, Consumer<Difference> report) {
      if (actual == null || !actual.isArray()) {
        report.accept(difference(path, ExtendedJson.write(wanted), actual));
        return;
      }
      BsonArray array = actual.asArray();
      int both = Math.min(patterns.size(), array.size());
      for (int i = 0; i < both; i++) {
        patterns.get(i).compare(path.at(i), array.get(i), report);
      }
      if (patterns.size() != array.size()) {
        report.accept(new Difference(path.toString(), count(patterns.size()), count(array.size())));
      }
    }

    private static String count(int size) {
      return size == 1 ? "1 element" : size + " elements";
    }
  }

  /** One value; numbers are compared by value whatever their BSON type. */
  record Value(BsonValue wanted) implements ValuePattern {
    @Override
    public void compare(Path path, BsonValue actual, Consumer<Difference> report) {
      if (actual == null || !Numbers.sameValue(wanted, actual)) {
        report.accept(difference(path, ExtendedJson.write(wanted), actual));
      }
    }
  }

  /** {@code $$exists}: there is any value, null included; or there is none. */
  record Exists(boolean wanted) implements ValuePattern {
    @Override
    public void compare(Path path, BsonValue actual, Consumer<Difference> report) {
      if (wanted != (actual != null)) {
        report.accept(difference(path, wanted ? "present" : Difference.ABSENT, actual));
      }
    }
  }

  /** Compiles a pattern; fails at an operator that is not known. */
  static ValuePattern of(Path path, BsonValue pattern) {
    if (pattern instanceof BsonDocument document) {
      List<Field> fields = Fields.of(document);
      if (!fields.isEmpty() && fields.get(0).name().startsWith("$$")) {
        return operator(path, fields);
      }
      return subset(path, document, fields);
    }
    if (pattern.isArray()) {
      List<ValuePattern> patterns = new ArrayList<>();
      for (BsonValue element : pattern.asArray()) {
        patterns.add(of(path.at(patterns.size()), element));
      }
      return new Elements(pattern.asArray(), List.copyOf(patterns));
    }
    return new Value(pattern);
  }

  private static Subset subset(Path path, BsonDocument document, List<Field> fields) {
    List<Subset.Entry> entries = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Field field : fields) {
      if (field.name().startsWith("$$")) {
        throw new IllegalArgumentException(
            place(path) + field.name() + " must stand alone in its document");
      }
      ValuePattern pattern = of(path.then(field.name()), field.value());
      int nth = seen.merge(field.name(), 1, Integer::sum) - 1;
      entries.add(new Subset.Entry(field.name(), nth, pattern));
    }
    return new Subset(document, List.copyOf(entries));
  }

  private static ValuePattern operator(Path path, List<Field> fields) {
    Field operator = fields.get(0);
    if (!operator.name().equals("$$exists")) {
      throw new IllegalArgumentException(
          place(path) + "unknown operator " + operator.name() + ", known is $$exists");
    }
    if (fields.size() > 1) {
      throw new IllegalArgumentException(
          place(path) + operator.name() + " must stand alone in its document");
    }
    if (!operator.value().isBoolean()) {
      throw new IllegalArgumentException(
          place(path)
              + "$$exists takes true or false, but got "
              + ExtendedJson.write(operator.value()));
    }
    return new Exists(operator.value().asBoolean().getValue());
  }

  private static String place(Path path) {
    return path.equals(Path.ROOT) ? "" : path + ": ";
  }

  private static Difference difference(Path path, String expected, BsonValue actual) {
    return new Difference(
        path.toString(), expected, actual == null ? Difference.ABSENT : ExtendedJson.write(actual));
  }
}
