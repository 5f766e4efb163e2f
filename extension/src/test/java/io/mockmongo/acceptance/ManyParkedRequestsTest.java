package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.Section;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.wire.MessageEncoder;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Test;

/** What is parked costs the requests after it nothing. */
class ManyParkedRequestsTest {

  private static final int MANY = 40_000;

  /** Half a second on an idle machine; a look at all that are parked, at each, takes a minute. */
  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void unacknowledged_requests_that_nobody_takes_cost_the_same_each() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.autoResponds(command("ping")).repliesOk();

      assertTimeout(
          LONG,
          () -> {
            client.send(unacknowledged(MANY));
            client.send(1, "{ping: 1, $db: 'admin'}");
            assertThat(((OpMsg) client.reads()).responseTo(), is(1));
          });
    }
  }

  @Test
  void a_wait_compares_each_request_once() throws Exception {
    int count = 2000;
    AtomicInteger compared = new AtomicInteger();
    var end =
        new CustomTypeSafeMatcher<Received>("the end") {
          @Override
          protected boolean matchesSafely(Received request) {
            compared.incrementAndGet();
            return request.command().name().equals("end");
          }
        };
    try (var server = MockMongoServer.builder().timeout(LONG).start();
        var client = new RawClient(server)) {
      Call<Request> receives = server.go(() -> server.receives(end));

      client.send(unacknowledged(count));
      client.send(1, "{end: 1, $db: 'admin'}");
      receives.result().repliesOk();

      assertThat(compared.get(), is(greaterThanOrEqualTo(count)));
      assertThat(compared.get(), is(lessThan(2 * count)));
    }
  }

  private static byte[] unacknowledged(int count) {
    ByteArrayOutputStream requests = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      List<Section> body = List.of(new Section.Body(ExtendedJson.parse("{insert: 'c', $db: 'd'}")));
      OpMsg insert = new OpMsg(i, 0, MsgFlag.MORE_TO_COME.mask(), body, OptionalInt.empty());
      requests.writeBytes(MessageEncoder.encode(insert).bytes());
    }
    return requests.toByteArray();
  }
}
