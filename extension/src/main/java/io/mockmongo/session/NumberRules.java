package io.mockmongo.session;

import io.mockmongo.reply.Answer;

/** The rules of a kind of server for transaction numbers. Thread-safe. */
interface NumberRules {

  /**
   * Returns the answer with which the server refuses a request, or null if it carries it out.
   *
   * @param request a statement or the end of a transaction, or a retryable write
   */
  Answer refusal(TransactionRequest request);
}
