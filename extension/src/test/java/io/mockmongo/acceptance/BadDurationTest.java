package io.mockmongo.acceptance;

import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A duration that can't be meant is refused where it is given. */
class BadDurationTest {

  @ParameterizedTest
  @ValueSource(strings = {"PT-1S", "PT-0.000000001S", "P366D", "P365000D", "PT2562047788015215H"})
  void is_refused_everywhere(String text) {
    Duration bad = Duration.parse(text);
    Answer computed = request -> Reply.ok();

    assertRefused("timeout(...)", bad, time -> MockMongoServer.builder().timeout(time));
    assertRefused("within(...)", bad, time -> once().within(time));
    assertRefused("delayed(...)", bad, Reply.ok()::delayed);
    assertRefused("delayed(...)", bad, computed::delayed);
    assertRefused("inSlices(1, ...)", bad, time -> Reply.ok().inSlices(1, time));
    try (var server = MockMongoServer.start();
        Call<?> call = server.go(() -> 1)) {
      assertRefused("result(...)", bad, call::result);
      call.result();
    }
  }

  @Test
  void zero_is_no_timeout_of_a_server() {
    var thrown =
        assertThrows(
            IllegalArgumentException.class, () -> MockMongoServer.builder().timeout(Duration.ZERO));

    assertThat(thrown.getMessage(), is("timeout(...): the time must be greater than zero"));
  }

  private static void assertRefused(String call, Duration bad, Consumer<Duration> taking) {
    var thrown = assertThrows(IllegalArgumentException.class, () -> taking.accept(bad));

    assertThat(
        thrown.getMessage(), is(call + ": the time must be from 0 to 365 days, but is " + bad));
  }
}
