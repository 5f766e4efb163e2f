package io.mockmongo.script;

import io.mockmongo.reply.Answer;
import java.util.List;
import java.util.Optional;

/**
 * What is answered, in order; immutable.
 *
 * <pre>{@code
 * Script.always(Reply.ok()).times(2).after(1)   // the second and the third request
 * }</pre>
 *
 * @param first an answer each for the first requests
 * @param then the answer for all later ones, or empty
 * @param after how many requests are left to others before
 * @param times how many are answered in all
 */
public record Script(List<Answer> first, Optional<Answer> then, int after, int times) {

  /** Keeps an immutable copy of the list. */
  public Script {
    first = List.copyOf(first);
  }

  /**
   * Returns the script that answers all requests alike.
   *
   * @param answer the answer
   * @return the script
   */
  public static Script always(Answer answer) {
    return new Script(List.of(), Optional.of(answer), 0, Integer.MAX_VALUE);
  }

  /**
   * Returns the script that answers each of the first requests with an answer of its own.
   *
   * @param answers the answers in order
   * @return the script
   * @throws IllegalArgumentException if there is none
   */
  public static Script first(List<Answer> answers) {
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("first(...) takes at least one answer");
    }
    return new Script(answers, Optional.empty(), 0, Integer.MAX_VALUE);
  }

  /**
   * Returns the script that answers each request with the next answer, and with the last one for
   * good.
   *
   * @param answers the answers in order
   * @return the script
   * @throws IllegalArgumentException if there is none
   */
  public static Script inTurn(List<Answer> answers) {
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("inTurn(...) takes at least one answer");
    }
    int last = answers.size() - 1;
    return new Script(
        answers.subList(0, last), Optional.of(answers.get(last)), 0, Integer.MAX_VALUE);
  }

  /**
   * Limits how many requests are answered.
   *
   * @param count the most
   * @return the same script with that limit
   * @throws IllegalArgumentException if it is less than 1
   */
  public Script times(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("times(" + count + "): at least 1 is answered");
    }
    return new Script(first, then, after, count);
  }

  /**
   * Leaves the first requests to others.
   *
   * @param count how many
   * @return the same script after so many
   * @throws IllegalArgumentException if it is negative
   */
  public Script after(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("after(" + count + "): 0 or more are left to others");
    }
    return new Script(first, then, count, times);
  }

  /** Adds the answer for all later requests. */
  public Script then(Answer answer) {
    return new Script(first, Optional.of(answer), after, times);
  }

  /** Returns how many requests are answered in all. */
  public int limit() {
    return then.isEmpty() ? Math.min(first.size(), times) : times;
  }

  /** Returns the answer for the request of a number, from 0. */
  public Answer answer(int number) {
    return number < first.size() ? first.get(number) : then.orElseThrow();
  }
}
