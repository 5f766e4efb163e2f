package io.mockmongo.database;

import io.mockmongo.reply.Answer;
import io.mockmongo.respond.IncomingRequest;
import java.util.Optional;

/** Answers one command by name; empty where the test has to declare the reply. */
@FunctionalInterface
interface CommandHandler {

  Optional<Answer> answer(IncomingRequest request);

  /** Returns a handler that gives every request the same answer. */
  static CommandHandler fixed(Answer answer) {
    return request -> Optional.of(answer);
  }
}
