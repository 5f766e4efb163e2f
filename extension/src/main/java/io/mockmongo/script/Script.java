package io.mockmongo.script;

import io.mockmongo.reply.Answer;
import java.util.List;
import java.util.Optional;

/**
 * The answers of an auto-responder, in order, and how many requests they answer; immutable.
 *
 * <pre>{@code
 * Script.always(Reply.ok()).times(2).after(1)   // the second and the third request
 * }</pre>
 *
 * @param first the answers to the first requests, one each
 * @param then the answer to all later ones, or empty
 * @param after the number of first requests that are left to other responders
 * @param times the largest number of requests that are answered
 */
public record Script(List<Answer> first, Optional<Answer> then, int after, int times) {

  /** Keeps an immutable copy of the list. */
  public Script {
    first = List.copyOf(first);
  }

  /**
   * Returns the script that answers every request with the same answer.
   *
   * @param answer the answer
   * @return the script
   */
  public static Script always(Answer answer) {
    return new Script(List.of(), Optional.of(answer), 0, Integer.MAX_VALUE);
  }

  /**
   * Returns the script that answers the first requests, each with its own answer.
   *
   * @param answers the answers in order
   * @return the script
   * @throws IllegalArgumentException if there is none
   */
  public static Script first(List<Answer> answers) {
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("first(): there should be at least one answer");
    }
    return new Script(answers, Optional.empty(), 0, Integer.MAX_VALUE);
  }

  /**
   * Returns the script that answers each request with the next answer, and all later ones with the
   * last.
   *
   * @param answers the answers in order
   * @return the script
   * @throws IllegalArgumentException if there is none
   */
  public static Script inTurn(List<Answer> answers) {
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("inTurn(): there should be at least one answer");
    }
    int last = answers.size() - 1;
    return new Script(
        answers.subList(0, last), Optional.of(answers.get(last)), 0, Integer.MAX_VALUE);
  }

  /**
   * Limits the number of requests that are answered.
   *
   * @param count the largest number
   * @return the same script with that limit
   * @throws IllegalArgumentException if it is less than 1
   */
  public Script times(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("times(" + count + "): the number should be 1 or more");
    }
    return new Script(first, then, after, count);
  }

  /**
   * Leaves the first requests to other responders.
   *
   * @param count the number of requests to skip
   * @return the same script that skips them
   * @throws IllegalArgumentException if it is negative
   */
  public Script after(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("after(" + count + "): the number should be 0 or more");
    }
    return new Script(first, then, count, times);
  }

  /** Sets the answer to all later requests. */
  public Script then(Answer answer) {
    return new Script(first, Optional.of(answer), after, times);
  }

  /** Returns the largest number of requests that are answered. */
  public int limit() {
    return then.isEmpty() ? Math.min(first.size(), times) : times;
  }

  /** Returns the answer to the request with a number, from 0. */
  public Answer answer(int number) {
    return number < first.size() ? first.get(number) : then.orElseThrow();
  }
}
