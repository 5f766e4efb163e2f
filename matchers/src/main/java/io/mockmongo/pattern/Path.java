package io.mockmongo.pattern;

import io.mockmongo.bson.Fields;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A path to a value in a document: field names and array indexes from the root, written {@code
 * documents[0].qty} or {@code documents.0.qty}.
 *
 * <pre>{@code
 * Path qty = Path.parse("documents[0].qty");
 * BsonValue value = qty.in(ExtendedJson.parse("{documents: [{qty: 3}]}")); // BsonInt32 3
 * }</pre>
 */
public record Path(List<String> steps) {

  /** Parses a path, such as {@code updates[0].u}. */
  public static Path parse(String text) {
    List<String> steps = new ArrayList<>();
    for (String name : text.split("\\.", -1)) {
      addSteps(text, name, steps);
    }
    return new Path(List.copyOf(steps));
  }

  /** Returns the value at this path, or null if there is none. */
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

  /** Returns the index in a step such as {@code [3]} or {@code 3}, or -1 if it is a name. */
  private static int index(String step) {
    String digits = step.startsWith("[") ? step.substring(1, step.length() - 1) : step;
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
  }

  private static void addSteps(String text, String name, List<String> steps) {
    String rest = name;
    int bracket = rest.indexOf('[');
    if (rest.isEmpty() || bracket == 0) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a path: write field names and indexes, as in documents[0].qty");
    }
    if (bracket < 0) {
      steps.add(rest);
      return;
    }
    steps.add(rest.substring(0, bracket));
    for (String index : rest.substring(bracket).split("(?<=])", -1)) {
      if (!index.isEmpty() && !index.matches("\\[\\d{1,9}]")) {
        throw new IllegalArgumentException(
            "\""
                + text
                + "\" is not a path: expected an index such as [0], but found \""
                + index
                + "\"");
      }
      if (!index.isEmpty()) {
        steps.add(index);
      }
    }
  }
}
