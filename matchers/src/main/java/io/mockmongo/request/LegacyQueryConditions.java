package io.mockmongo.request;

import io.mockmongo.journal.Received;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpQuery;
import io.mockmongo.pattern.Difference;
import io.mockmongo.pattern.DocumentPattern;
import io.mockmongo.pattern.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.RawBsonDocument;

/**
 * Conditions on the fields that a legacy query has beside its document; in other requests these
 * fields are absent.
 */
final class LegacyQueryConditions {

  private static final String PROJECTION = "projection";

  private LegacyQueryConditions() {}

  static FactCondition<Received> skip(int number) {
    return number("numberToSkip", number, request -> ofQuery(request, OpQuery::numberToSkip));
  }

  static FactCondition<Received> numberToReturn(int number) {
    return number(
        "numberToReturn",
        number,
        request ->
            request.message() instanceof OpGetMore getMore
                ? String.valueOf(getMore.numberToReturn())
                : ofQuery(request, OpQuery::numberToReturn));
  }

  private static FactCondition<Received> number(
      String field, int expected, Function<Received, String> actual) {
    return new TextCondition<>(
        "with " + field + " " + expected, field, String.valueOf(expected), actual);
  }

  private static String ofQuery(Received request, Function<OpQuery, Integer> field) {
    return request.message() instanceof OpQuery query ? String.valueOf(field.apply(query)) : "";
  }

  /** A condition that returnFieldsSelector is present and matches a document pattern. */
  record ProjectionCondition(DocumentPattern pattern) implements FactCondition<Received> {

    private static final Path PATH = Path.parse(PROJECTION);

    @Override
    public void compare(Received request, Consumer<Difference> report) {
      RawBsonDocument fields =
          request.message() instanceof OpQuery query
              ? query.returnFieldsSelector().orElse(null)
              : null;
      if (fields == null) {
        report.accept(new Difference(PROJECTION, pattern.toString(), Difference.ABSENT));
      } else {
        pattern.compare(PATH, fields, report);
      }
    }

    @Override
    public String text() {
      return "with " + PROJECTION + " " + pattern;
    }
  }
}
