package io.mockmongo.request;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.Section;
import io.mockmongo.pattern.DocumentPattern;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.BsonDocument;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

/** Factories of requests that no server received, and of mismatch texts. */
public final class Requests {

  private Requests() {}

  public static Received request(String command) {
    return flagged(0, command);
  }

  public static Received flagged(int bits, String command) {
    Section body = new Section.Body(ExtendedJson.parse(command));
    return Received.of(new OpMsg(1, 0, bits, List.of(body), OptionalInt.empty()));
  }

  public static Received query(String collection, int bits, String query) {
    return Received.of(
        new OpQuery(1, 0, bits, collection, 0, 0, ExtendedJson.parse(query), Optional.empty()));
  }

  public static String mismatch(Matcher<?> matcher, Object actual) {
    StringDescription words = new StringDescription();
    matcher.describeMismatch(actual, words);
    return words.toString();
  }

  /** Returns the differences, empty if the document matches; checks that matches() agrees. */
  public static String differences(String pattern, String actual) {
    DocumentPattern compiled = DocumentPattern.of(pattern);
    BsonDocument document = ExtendedJson.parse(actual);
    String differences = mismatch(compiled, document);
    assertThat("matches " + actual, compiled.matches(document), is(differences.isEmpty()));
    return differences;
  }

  public static boolean matches(String pattern, String actual) {
    return differences(pattern, actual).isEmpty();
  }
}
