package io.mockmongo.acceptance;

import static io.mockmongo.journal.ConnectionEnded.Ending.REFUSED;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.Received;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.AutoResponder;
import io.mockmongo.script.Hold;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code of the test's that runs when a request comes may do to the server whatever it likes. */
@Timeout(60)
class ActingInsideTest {

  private static final Duration SECONDS = Duration.ofSeconds(10);
  private static final String PING = "{ping: 1, $db: 'admin'}";

  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofMinutes(2)).start();
  private final CountDownLatch done = new CountDownLatch(1);
  private RawClient client;

  /** Where the test's code runs. */
  enum Where {
    AN_ANSWER {
      @Override
      void runs(MockMongoServer server, Consumer<Received> action) {
        server
            .autoResponds(command("act"))
            .replies(
                request -> {
                  action.accept(request);
                  return Reply.ok();
                });
      }
    },
    AN_OBSERVER {
      @Override
      void runs(MockMongoServer server, Consumer<Received> action) {
        server.autoResponds(command("act")).repliesOk();
        server.observes(command("act"), action);
      }
    };

    abstract void runs(MockMongoServer server, Consumer<Received> action);
  }

  @BeforeEach
  void connect() throws Exception {
    client = new RawClient(server);
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void it_hangs_up_on_all(Where where) throws Exception {
    acts(where, request -> server.hangsUp());

    assertThat(client.reads(), nullValue());
    assertServes();
  }

  @ParameterizedTest
  @EnumSource
  void it_resets_the_connection_that_it_is_asked_on(Where where) throws Exception {
    acts(where, request -> ((Request) request).resets());

    assertThat(client.isHungUpOn(), is(true));
  }

  @ParameterizedTest
  @EnumSource
  void it_goes_down(Where where) throws Exception {
    acts(where, request -> server.goesDown());

    assertThat(client.reads(), nullValue());
    assertThrows(ConnectException.class, () -> new RawClient(server));
    server.comesBack();
    assertServes();
  }

  @ParameterizedTest
  @EnumSource
  void it_goes_down_and_comes_back_at_once(Where where) throws Exception {
    acts(
        where,
        request -> {
          server.goesDown();
          server.comesBack();
        });

    assertThat(client.reads(), nullValue());
    assertServes();
  }

  @ParameterizedTest
  @EnumSource
  void it_refuses_connections(Where where) throws Exception {
    acts(where, request -> server.refusesConnections());

    assertThat(client.readsBody().getDouble("ok").getValue(), is(1.0));
    try (var refused = new RawClient(server)) {
      assertThat(refused.reads(), nullValue());
    }
    server.awaits(connectionEnded(REFUSED), SECONDS);
  }

  @ParameterizedTest
  @EnumSource
  void it_closes_the_server(Where where) throws Exception {
    acts(where, request -> server.close());

    assertThat(client.reads(), nullValue());
    assertThat(ServerThreads.left(server, ""), empty()); // the one that acted is about to end
  }

  @ParameterizedTest
  @EnumSource
  void it_declares_and_takes_back(Where where) throws Exception {
    AutoResponder old = server.autoResponds(command("ping")).replies("{n: 1}");
    acts(
        where,
        request -> {
          old.cancel();
          server.autoResponds(command("ping")).replies("{n: 2}");
        });

    client.readsBody();
    client.send(2, PING);
    assertThat(client.readsBody().getInt32("n").getValue(), is(2));
  }

  @ParameterizedTest
  @EnumSource
  void it_holds_and_lets_go(Where where) throws Exception {
    server.autoResponds(command("ping")).repliesOk();
    AtomicReference<Hold> hold = new AtomicReference<>();
    acts(where, request -> hold.set(server.holds(command("ping"))));

    client.readsBody();
    client.send(2, PING);
    server.receives(command("ping"), SECONDS).replies("{n: 7}");
    assertThat(client.readsBody().getInt32("n").getValue(), is(7));
    hold.get().cancel();
    assertServes();
  }

  @ParameterizedTest
  @EnumSource
  void it_lets_go_what_is_parked(Where where) throws Exception {
    try (var other = new RawClient(server)) {
      other.send(1, PING);
      server.awaits(command("ping"), SECONDS);

      acts(where, request -> server.autoResponds(command("ping")).replies("{n: 7}"));

      assertThat(other.readsBody().getInt32("n").getValue(), is(7));
      client.readsBody();
    }
  }

  @ParameterizedTest
  @EnumSource
  void it_verifies(Where where) throws Exception {
    acts(
        where,
        request -> {
          server.verify(once(), command("act"));
          server.verify(never(), command("ping"));
          server.awaits(command("act"));
        });

    assertThat(client.readsBody().getDouble("ok").getValue(), is(1.0));
    server.assertSatisfied();
  }

  @ParameterizedTest
  @EnumSource
  void it_receives_from_another_connection(Where where) throws Exception {
    try (var other = new RawClient(server)) {
      other.send(1, PING);

      acts(where, request -> server.receives(command("ping"), SECONDS).replies("{n: 7}"));

      assertThat(other.readsBody().getInt32("n").getValue(), is(7));
      client.readsBody();
    }
  }

  private void acts(Where where, Consumer<Received> action) throws Exception {
    where.runs(
        server,
        request -> {
          action.accept(request);
          done.countDown();
        });
    client.send(1, "{act: 1, $db: 'admin'}");
    assertThat(Aside.isOpen(done), is(true));
  }

  private void assertServes() throws Exception {
    try (var next = new RawClient(server)) {
      next.send(1, "{hello: 1, $db: 'admin'}");
      assertThat(next.readsBody().getDouble("ok").getValue(), is(1.0));
    }
  }
}
