package io.mockmongo.request;

import io.mockmongo.journal.Fact;
import io.mockmongo.pattern.Difference;
import io.mockmongo.pattern.DocumentPattern;
import io.mockmongo.pattern.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

/** Conditions on the document of a message. */
final class DocumentConditions {

  private DocumentConditions() {}

  /**
   * A condition that the whole document matches a document pattern; the text describes the pattern.
   */
  record PatternCondition<F extends Fact>(
      Function<? super F, ? extends BsonDocument> document, DocumentPattern pattern, String text)
      implements FactCondition<F> {

    PatternCondition(
        Function<? super F, ? extends BsonDocument> document, DocumentPattern pattern) {
      this(document, pattern, "matching " + pattern);
    }

    @Override
    public void compare(F fact, Consumer<Difference> report) {
      pattern.differences(document.apply(fact)).forEach(report);
    }

    @Override
    public boolean holds(F fact) {
      return pattern.matches(document.apply(fact));
    }
  }

  /** A condition that the value at a path is present and satisfies a Hamcrest matcher. */
  record ValueCondition<F extends Fact>(
      Function<? super F, ? extends BsonDocument> document, Path path, Matcher<?> matcher)
      implements FactCondition<F> {

    @Override
    public void compare(F fact, Consumer<Difference> report) {
      BsonValue value = path.in(document.apply(fact));
      if (matcher instanceof DocumentPattern pattern && value instanceof BsonDocument found) {
        pattern.compare(path, found, report);
      } else if (value == null || !matcher.matches(JavaValue.of(value))) {
        report.accept(Difference.of(path.toString(), StringDescription.toString(matcher), value));
      }
    }

    @Override
    public String text() {
      return "with " + path + " " + StringDescription.toString(matcher);
    }
  }

  /** A condition that no value is present at a path, not even null. */
  record AbsenceCondition<F extends Fact>(
      Function<? super F, ? extends BsonDocument> document, Path path) implements FactCondition<F> {

    @Override
    public void compare(F fact, Consumer<Difference> report) {
      BsonValue value = path.in(document.apply(fact));
      if (value != null) {
        report.accept(Difference.of(path.toString(), Difference.ABSENT, value));
      }
    }

    @Override
    public String text() {
      return "without " + path;
    }
  }
}
