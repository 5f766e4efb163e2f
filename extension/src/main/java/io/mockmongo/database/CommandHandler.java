package io.mockmongo.database;

import io.mockmongo.journal.Received;
import io.mockmongo.reply.Answer;
import java.util.Optional;

/** What a server does about one command; empty where the test has to say it. */
@FunctionalInterface
interface CommandHandler {

  Optional<Answer> about(Received request);

  /** Returns what is done alike about each request. */
  static CommandHandler always(Answer answer) {
    return request -> Optional.of(answer);
  }
}
