package io.mockmongo.pattern;

import io.mockmongo.bson.Fields;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.bson.BsonDocument;
import org.bson.BsonRegularExpression;
import org.bson.BsonValue;

/** {@code $$regex}: a string in which a regular expression, in Java's syntax, finds something. */
record Regex(Pattern expression, DifferenceSide wanted) implements ValuePattern {

  private static final String OPTIONS = "imsx";
  private static final int[] FLAGS = {
    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE,
    Pattern.MULTILINE,
    Pattern.DOTALL,
    Pattern.COMMENTS
  };

  static Regex of(Argument argument) {
    BsonRegularExpression written = written(argument);
    DifferenceSide wanted =
        DifferenceSide.words(
            "a string matching /" + written.getPattern() + "/" + written.getOptions());
    try {
      Pattern expression = Pattern.compile(written.getPattern(), flags(written, argument));
      return new Regex(expression, wanted);
    } catch (PatternSyntaxException e) {
      throw argument.fault("$$regex can't read its expression: " + e.getDescription());
    }
  }

  @Override
  public void compare(Location location, BsonValue actual, DifferenceCollector report) {
    boolean found =
        actual != null
            && actual.isString()
            && expression.matcher(actual.asString().getValue()).find();
    if (!found) {
      report.differs(location, wanted, actual);
    }
  }

  private static BsonRegularExpression written(Argument argument) {
    BsonValue value = argument.value();
    if (value.isRegularExpression()) {
      return value.asRegularExpression();
    }
    if (value.isString()) {
      return new BsonRegularExpression(value.asString().getValue());
    }
    argument.require(value.isDocument());
    return new BsonRegularExpression(
        part(argument, value.asDocument(), "pattern"),
        part(argument, value.asDocument(), "options"));
  }

  private static String part(Argument argument, BsonDocument document, String name) {
    BsonValue part = Fields.get(document, name);
    argument.require(part != null && part.isString() && Fields.of(document).size() == 2);
    return part.asString().getValue();
  }

  private static int flags(BsonRegularExpression written, Argument argument) {
    int flags = 0;
    for (char option : written.getOptions().toCharArray()) {
      int at = OPTIONS.indexOf(option);
      if (at < 0) {
        throw argument.fault("$$regex knows the options i, m, s and x, but got " + option);
      }
      flags |= FLAGS[at];
    }
    return flags;
  }
}
