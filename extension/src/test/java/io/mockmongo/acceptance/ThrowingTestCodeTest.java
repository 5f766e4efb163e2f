package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.atLeast;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.Received;
import io.mockmongo.message.OpMsg;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Finding;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever code of a test throws on the server's side, and wherever, the client has its reply, the
 * connection goes on, and the test has a finding with the cause.
 */
class ThrowingTestCodeTest {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** Code of a test that the server calls. */
  private enum Place {
    LISTENER {
      @Override
      void build(MockMongoServerBuilder builder, Runnable thrower) {
        builder.listener(
            fact -> {
              if (isPing(fact)) {
                thrower.run();
              }
            });
      }
    },
    OBSERVER {
      @Override
      void declare(MockMongoServer server, Runnable thrower) {
        server.observes(command("ping"), request -> thrower.run());
      }
    },
    PATTERN_OF_OBSERVER {
      @Override
      void declare(MockMongoServer server, Runnable thrower) {
        server.observes(throwing(thrower), request -> {});
      }
    },
    PATTERN_OF_ANSWER {
      @Override
      void declare(MockMongoServer server, Runnable thrower) {
        server.autoResponds(throwing(thrower)).repliesOk();
      }
    },
    PATTERN_OF_HOLD {
      @Override
      void declare(MockMongoServer server, Runnable thrower) {
        server.holds(throwing(thrower));
      }
    },
    PATTERN_OF_LAST_RESORT {
      @Override
      void declare(MockMongoServer server, Runnable thrower) {
        server.autoResponds(throwing(thrower)).asLastResort().repliesOk();
      }
    },
    ANSWER {
      @Override
      void declare(MockMongoServer server, Runnable thrower) {
        server
            .autoResponds(command("ping"))
            .replies(
                request -> {
                  thrower.run();
                  return Reply.ok();
                });
      }
    },
    PATTERN_FOR_A_PARKED_REQUEST {
      @Override
      void declareLater(MockMongoServer server, Runnable thrower) {
        server.autoResponds(throwing(thrower)).repliesOk();
      }
    },
    DESCRIPTION_OF_A_PATTERN {
      @Override
      void build(MockMongoServerBuilder builder, Runnable thrower) {
        builder.unattended();
      }

      @Override
      void declare(MockMongoServer server, Runnable thrower) {
        server
            .autoResponds(
                new BaseMatcher<Received>() {
                  @Override
                  public boolean matches(Object request) {
                    return false;
                  }

                  @Override
                  public void describeTo(Description description) {
                    thrower.run();
                  }

                  @Override
                  public void describeMismatch(Object item, Description description) {
                    thrower.run();
                  }
                })
            .repliesOk();
      }
    };

    void build(MockMongoServerBuilder builder, Runnable thrower) {}

    void declare(MockMongoServer server, Runnable thrower) {}

    /** Declares more once the request is parked. */
    void declareLater(MockMongoServer server, Runnable thrower) {}
  }

  static Stream<Arguments> places() {
    return Stream.of(Place.values())
        .flatMap(
            place ->
                Stream.of(
                        new IllegalStateException("a bug"),
                        new AssertionError("a bug"),
                        new IOException("a bug"),
                        new SocketException("a bug"),
                        new InterruptedException("a bug"),
                        new Exception("a bug"),
                        new Throwable("a bug"),
                        new StackOverflowError("a bug"))
                    .map(thrown -> Arguments.of(place, thrown)));
  }

  @ParameterizedTest
  @MethodSource("places")
  void is_a_finding_and_no_end_of_the_connection(Place place, Throwable thrown) throws Exception {
    Runnable thrower = () -> ThrowingTestCodeTest.<RuntimeException>doThrow(thrown);
    var builder = MockMongoServer.builder();
    place.build(builder, thrower);
    try (var server = builder.start();
        var client = new RawClient(server)) {
      if (place.name().matches("LISTENER|.*OBSERVER")) {
        server.autoResponds(command("ping")).repliesOk();
      }
      server.autoResponds(command("other")).repliesOk();
      place.declare(server, thrower);

      client.send(1, "{ping: 1, $db: 'admin'}");
      if (place == Place.PATTERN_FOR_A_PARKED_REQUEST) {
        server.verify(atLeast(1).within(LONGEST), command("ping"));
      }
      place.declareLater(server, thrower);

      assertThat(((OpMsg) client.reads()).responseTo(), is(1));
      client.send(2, "{other: 1, $db: 'admin'}");
      assertThat(((OpMsg) client.reads()).responseTo(), is(2));
      List<Finding> findings = server.lifecycle().findings();
      assertThat(findings.toString(), findings.size(), greaterThanOrEqualTo(1));
      if (place == Place.DESCRIPTION_OF_A_PATTERN) {
        assertThat(findings.toString(), containsString("a bug"));
      } else {
        assertThat(findings.stream().map(Finding::cause).toList(), hasItem(sameInstance(thrown)));
      }
      assertThat(
          server.journal().facts().stream().filter(ConnectionEnded.class::isInstance).toList(),
          is(empty()));
    }
  }

  private static boolean isPing(Object fact) {
    return fact instanceof Received request && request.command().name().equals("ping");
  }

  private static Matcher<Received> throwing(Runnable thrower) {
    return new BaseMatcher<>() {
      @Override
      public boolean matches(Object request) {
        if (isPing(request)) {
          thrower.run();
        }
        return false;
      }

      @Override
      public void describeTo(Description description) {
        description.appendText("throws");
      }
    };
  }

  /** Throws anything, as Kotlin, Groovy and tricks with generics do. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void doThrow(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
