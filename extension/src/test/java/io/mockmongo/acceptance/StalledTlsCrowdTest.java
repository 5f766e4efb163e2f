package io.mockmongo.acceptance;

import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.Fact;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.tls.Tls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS clients that do not read are told of the end all at once, not one after another. */
@Timeout(120)
class StalledTlsCrowdTest {

  private static final int CROWD = 10;

  /** How long one client that does not read is waited for. */
  private static final Duration FOR_ONE = Duration.ofMillis(100);

  private static final Reply HUGE = Reply.of("{text: '" + "x".repeat(8_000_000) + "'}");

  private final Tls tls = Tls.selfMade();
  private final MockMongoServer server =
      MockMongoServer.builder().tls(tls).timeout(Duration.ofSeconds(60)).start();
  private final List<SecureClient> crowd = new ArrayList<>();

  /** The ways to end all connections. */
  enum End {
    CLOSE(MockMongoServer::close),
    HANG_UP(MockMongoServer::hangsUp),
    GO_DOWN(MockMongoServer::goesDown);

    private final Consumer<MockMongoServer> action;

    End(Consumer<MockMongoServer> action) {
      this.action = action;
    }
  }

  @BeforeEach
  void stall() throws Exception {
    server.autoResponds(command("find")).replies(HUGE);
    for (int i = 0; i < CROWD; i++) {
      SecureClient client = new SecureClient(server, tls);
      crowd.add(client);
      client.send(1, "{find: 'orders', $db: 'shop'}");
      server.awaits(reply().onConnection(i + 1));
    }
  }

  @AfterEach
  void close() throws Exception {
    for (SecureClient client : crowd) {
      client.close();
    }
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void is_told_at_once(End end) {
    server.waitUntil(() -> ServerThreads.inside(server, "implWrite").size() == CROWD);

    end.action.accept(server);

    LongSummaryStatistics ends =
        server.journal().facts().stream()
            .filter(ConnectionEnded.class::isInstance)
            .mapToLong(Fact::elapsedNanos)
            .summaryStatistics();
    assertThat(ends.getCount(), is((long) CROWD));
    assertThat(ends.getMax() - ends.getMin(), lessThan((CROWD - 1) * FOR_ONE.toNanos()));
  }
}
