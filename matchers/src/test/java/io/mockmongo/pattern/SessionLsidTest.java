package io.mockmongo.pattern;

import static io.mockmongo.json.ExtendedJson.parse;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.json.ExtendedJsonException;
import java.util.Map;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** $$sessionLsid requires the lsid of a session that the test has named. */
class SessionLsidTest {

  private static final String PATTERN = "{insert: 'c', lsid: {$$sessionLsid: 'session0'}}";
  private static final Map<String, BsonDocument> SESSIONS =
      Map.of("session0", parse("{id: 7}"), "session1", parse("{id: 8}"));

  @Test
  void of_the_named_session_only() {
    DocumentPattern pattern = DocumentPattern.of(PATTERN, SESSIONS);

    assertThat(parse("{insert: 'c', lsid: {id: 7}}"), is(pattern));
    assertThat(parse("{insert: 'c', lsid: {id: 8}}"), is(not(pattern)));
    assertThat(parse("{insert: 'c', lsid: {id: 7, uid: 1}}"), is(not(pattern)));
    assertThat(parse("{insert: 'c'}"), is(not(pattern)));
    assertThat(pattern, hasToString(PATTERN));
    assertThat(DocumentPattern.of(parse(PATTERN), SESSIONS), hasToString(PATTERN));
  }

  @Test
  void within_other_operators() {
    DocumentPattern pattern =
        DocumentPattern.of("{lsid: {@@not: {@@sessionLsid: 'session1'}}}", SESSIONS);

    assertThat(parse("{lsid: {id: 7}}"), is(pattern));
    assertThat(parse("{lsid: {id: 8}}"), is(not(pattern)));
  }

  @Test
  void of_an_unknown_session() {
    ExtendedJsonException unknown =
        assertThrows(
            ExtendedJsonException.class,
            () ->
                DocumentPattern.of(
                    "{lsid: {$$sessionLsid: 'b'}}", Map.of("a", new BsonDocument())));

    assertEquals(
        """
        line 1, column 24: lsid: unknown session "b": DocumentPattern.of(pattern, sessions) takes \
        the lsid of each session; it got [a]
        {lsid: {$$sessionLsid: 'b'}}
                               ^""",
        unknown.getMessage());
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> DocumentPattern.of(parse(PATTERN)))
            .getMessage(),
        is(
            "lsid: unknown session \"session0\": DocumentPattern.of(pattern, sessions) takes the"
                + " lsid of each session; it got none"));
  }
}
