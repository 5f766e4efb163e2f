package io.mockmongo.pattern;

import io.mockmongo.bson.Fields;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A place in a document: names and array indexes from the top, written {@code documents[0].qty} or
 * {@code documents.0.qty}.
 */
public record Path(List<String> steps) {

  /** Reads a path, such as {@code updates[0].u}. */
  public static Path parse(String text) {
    List<String> steps = new ArrayList<>();
    for (String name : text.split("\\.", -1)) {
      addSteps(text, name, steps);
    }
    return new Path(List.copyOf(steps));
  }

  /** Returns the value at this place, or null if there is none. */
  public BsonValue in(BsonValue value) {
    BsonValue at = value;
    for (String step : steps) {
      at = at == null ? null : child(at, step);
    }
    return at;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String step : steps) {
      text.append(text.length() > 0 && !step.startsWith("[") ? "." : "").append(step);
    }
    return text.toString();
  }

  private static BsonValue child(BsonValue value, String step) {
    if (value instanceof BsonDocument document) {
      return Fields.get(document, step);
    }
    int index = value.isArray() ? index(step) : -1;
    return index >= 0 && index < value.asArray().size() ? value.asArray().get(index) : null;
  }

  /** Returns the index that a step such as {@code [3]} or {@code 3} names, or -1. */
  private static int index(String step) {
    String digits = step.startsWith("[") ? step.substring(1, step.length() - 1) : step;
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
  }

  private static void addSteps(String text, String name, List<String> steps) {
    String rest = name;
    int bracket = rest.indexOf('[');
    if (rest.isEmpty() || bracket == 0) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no path: write names and indexes as in documents[0].qty");
    }
    if (bracket < 0) {
      steps.add(rest);
      return;
    }
    steps.add(rest.substring(0, bracket));
    for (String index : rest.substring(bracket).split("(?<=])", -1)) {
      if (!index.isEmpty() && !index.matches("\\[\\d{1,9}]")) {
        throw new IllegalArgumentException(
            "\"" + text + "\" is no path: \"" + index + "\" should be an index such as [0]");
      }
      if (!index.isEmpty()) {
        steps.add(index);
      }
    }
  }
}
