package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.hello;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.Received;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** A server that goes on for other tests keeps nothing alive that was one test's own. */
class GarbageTest {

  private final ReferenceQueue<Answer> garbage = new ReferenceQueue<>();
  private final Facts facts = new Facts();

  /** One that only this test holds. */
  private static final class Greeting implements Answer {
    @Override
    public Reply to(Received request) {
      return Reply.ok();
    }
  }

  @Test
  void an_answer_to_a_client_that_has_gone_is_let_go() throws Exception {
    try (MockMongoServer server = MockMongoServer.builder().listener(facts).start()) {
      WeakReference<Answer> answer = greetClient(server);
      facts.next(ConnectionEnded.class);

      server.lifecycle().reset();

      assertThat(isGarbage(answer), is(true));
    }
  }

  private WeakReference<Answer> greetClient(MockMongoServer server) throws Exception {
    Answer greeting = new Greeting();
    server.autoResponds(hello()).replies(greeting);
    try (var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");
      client.readsBody();
    }
    return new WeakReference<>(greeting, garbage);
  }

  private boolean isGarbage(WeakReference<Answer> answer) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      System.gc();
      if (garbage.remove(100) == answer) {
        return true;
      }
    }
    return false;
  }
}
