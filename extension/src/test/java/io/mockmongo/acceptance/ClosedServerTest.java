package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.journal.Fact;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Nothing in the process remembers a closed server. */
class ClosedServerTest {

  @Test
  void it_is_not_kept_till_a_reply_that_was_delayed_would_have_been_due() throws Exception {
    ReferenceQueue<MockMongoServer> gone = new ReferenceQueue<>();
    WeakReference<MockMongoServer> server = closedWithAReplyDelayed(gone);

    assertThat(collected(gone), is(server));
  }

  private static Reference<?> collected(ReferenceQueue<?> gone) throws InterruptedException {
    Reference<?> collected = null;
    for (int tries = 0; tries < 50 && collected == null; tries++) {
      System.gc();
      collected = gone.remove(200);
    }
    return collected;
  }

  @Test
  void the_other_servers_of_its_conversation_forget_it_with_the_next_test() throws Exception {
    try (MockMongoServer open = MockMongoServer.start()) {
      ReferenceQueue<Object> gone = new ReferenceQueue<>();
      WeakReference<Object> listener = listenerOfAClosedServer(open, gone);

      open.lifecycle().reset();

      assertThat(collected(gone), is(listener));
    }
  }

  private static WeakReference<Object> listenerOfAClosedServer(
      MockMongoServer open, ReferenceQueue<Object> gone) {
    Consumer<Fact> listener = new ArrayList<Fact>()::add;
    MockMongoServer.builder().conversationOf(open).listener(listener).start().close();
    return new WeakReference<>(listener, gone);
  }

  private static WeakReference<MockMongoServer> closedWithAReplyDelayed(
      ReferenceQueue<MockMongoServer> gone) throws Exception {
    try (MockMongoServer server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.autoResponds(command("ping")).replies(Reply.ok().delayed(Duration.ofMinutes(5)));
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.send(2, "{hello: 1, $db: 'admin'}");
      client.readsBody(); // so that it has begun to wait with the first
      return new WeakReference<>(server, gone);
    }
  }
}
