package io.mockmongo.database;

import io.mockmongo.journal.Received;
import io.mockmongo.reply.Answer;
import java.util.Optional;

/** Answers one command by name; empty where the test has to declare the reply. */
@FunctionalInterface
interface CommandHandler {

  Optional<Answer> answer(Received request);

  /** Returns a handler that gives every request the same answer. */
  static CommandHandler fixed(Answer answer) {
    return request -> Optional.of(answer);
  }
}
