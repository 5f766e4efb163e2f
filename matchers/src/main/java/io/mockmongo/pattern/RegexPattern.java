package io.mockmongo.pattern;

import io.mockmongo.bson.Fields;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.bson.BsonDocument;
import org.bson.BsonRegularExpression;
import org.bson.BsonValue;

/** {@code $$regex}: a string that contains a match of a regular expression in Java's syntax. */
record RegexPattern(Pattern expression, DifferenceSide expected) implements ValuePattern {

  private static final String OPTIONS = "imsx";
  private static final int[] FLAGS = {
    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE,
    Pattern.MULTILINE,
    Pattern.DOTALL,
    Pattern.COMMENTS
  };

  static RegexPattern of(OperatorArgument argument) {
    BsonRegularExpression written = written(argument);
    DifferenceSide expected =
        DifferenceSide.words(
            "a string matching /" + written.getPattern() + "/" + written.getOptions());
    try {
      Pattern expression = Pattern.compile(written.getPattern(), flags(written, argument));
      return new RegexPattern(expression, expected);
    } catch (PatternSyntaxException e) {
      throw argument.fault("$$regex got an invalid regular expression: " + e.getDescription());
    }
  }

  @Override
  public void compare(Location location, BsonValue actual, DifferenceCollector report) {
    boolean found =
        actual != null
            && actual.isString()
            && expression.matcher(actual.asString().getValue()).find();
    if (!found) {
      report.differs(location, expected, actual);
    }
  }

  private static BsonRegularExpression written(OperatorArgument argument) {
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

  private static String part(OperatorArgument argument, BsonDocument document, String name) {
    BsonValue part = Fields.get(document, name);
    argument.require(part != null && part.isString() && Fields.of(document).size() == 2);
    return part.asString().getValue();
  }

  private static int flags(BsonRegularExpression written, OperatorArgument argument) {
    int flags = 0;
    for (char option : written.getOptions().toCharArray()) {
      int at = OPTIONS.indexOf(option);
      if (at < 0) {
        throw argument.fault("$$regex takes the options i, m, s and x, but got " + option);
      }
      flags |= FLAGS[at];
    }
    return flags;
  }
}
