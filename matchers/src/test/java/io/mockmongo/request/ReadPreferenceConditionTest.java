package io.mockmongo.request;

import static io.mockmongo.pattern.PatternAssertions.differs;
import static io.mockmongo.pattern.PatternAssertions.matches;
import static io.mockmongo.pattern.PatternAssertions.refused;
import static io.mockmongo.request.RequestPattern.anyRequest;
import static io.mockmongo.request.RequestPattern.command;
import static io.mockmongo.request.Requests.query;
import static io.mockmongo.request.Requests.request;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.journal.Received;
import org.junit.jupiter.api.Test;

class ReadPreferenceConditionTest {

  private static final Received NEAREST =
      request("{find: 'c', $readPreference: {mode: 'nearest'}}");

  @Test
  void a_mode_is_matched() {
    matches(NEAREST, anyRequest().withReadPreference("nearest"));
    matches(
        query("shop.$cmd", 4, "{$query: {find: 'c'}, $readPreference: {mode: 'secondary'}}"),
        anyRequest().withReadPreference("secondary"));
    differs(
        NEAREST,
        anyRequest().withReadPreference("secondaryPreferred"),
        "read preference: expected secondaryPreferred, but was nearest");
    assertThat(
        command("find").withReadPreference("nearest").toString(),
        is("find with read preference nearest"));
  }

  @Test
  void none_is_the_primary() {
    matches(request("{find: 'c'}"), anyRequest().withReadPreference("primary"));
    matches(
        request("{find: 'c', $readPreference: {mode: 'primary'}}"),
        anyRequest().withReadPreference("primary"));
    differs(
        request("{find: 'c'}"),
        anyRequest().withReadPreference("nearest"),
        "read preference: expected nearest, but was primary");
    differs(
        NEAREST,
        anyRequest().withReadPreference("primary"),
        "read preference: expected primary, but was nearest");
  }

  @Test
  void a_mode_that_is_none_is_refused() {
    refused(
        () -> anyRequest().withReadPreference("Nearest"),
        "\"Nearest\" is not a read preference mode: write one of [primary, primaryPreferred,"
            + " secondary, secondaryPreferred, nearest]");
    refused(
        () -> anyRequest().withReadPreference(null),
        "withReadPreference(...) takes a mode, not null");
  }
}
