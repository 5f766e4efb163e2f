package io.mockmongo.script;

import io.mockmongo.reply.Answer;

/**
 * The beginning of a declaration: which requests are answered; one of its verbs says how, and puts
 * it to work. Made by {@link Declarations#autoResponds}.
 *
 * <pre>{@code
 * server.autoResponds(command("insert")).replies("{n: 1}");
 * server.autoResponds(command("insert")).first(WRITE_CONFLICT).then(Reply.of("{n: 1}"));
 * server.autoResponds(command("count")).inTurn(Reply.of("{n: 1}"), Reply.of("{n: 2}"));
 * server.autoResponds(command("ping")).times(2).repliesOk();
 * server.autoResponds(anyCommand()).asLastResort().hangsUp();
 * }</pre>
 */
public interface AutoResponderBuilder extends ReplyTarget<AutoResponder> {

  /**
   * Limits how many requests are answered; later ones are offered to others.
   *
   * @param count the most
   * @return the same beginning with that limit
   * @throws IllegalArgumentException if it is less than 1
   */
  AutoResponderBuilder times(int count);

  /**
   * Leaves the first requests to others.
   *
   * @param count how many
   * @return the same beginning after so many
   * @throws IllegalArgumentException if it is negative
   */
  AutoResponderBuilder after(int count);

  /**
   * Asks this one only after all others and what is built in.
   *
   * @return the same beginning as a last resort
   */
  AutoResponderBuilder asLastResort();

  /**
   * Names the declaration in messages, in place of the line of code.
   *
   * @param text what was declared, and where
   * @return the same beginning with that name
   */
  AutoResponderBuilder named(String text);

  /**
   * Answers all matching requests alike.
   *
   * @param answer the answer
   * @return the responder, already at work
   */
  @Override
  AutoResponder replies(Answer answer);

  /**
   * Answers the first requests, each with an answer of its own; add {@link AutoResponder#then} for
   * all later ones, which otherwise are offered to others.
   *
   * @param answers the answers in order
   * @return the responder, already at work
   * @throws IllegalArgumentException if there is none
   */
  AutoResponder first(Answer... answers);

  /**
   * Answers each request with the next answer, and with the last one for good.
   *
   * @param answers the answers in order
   * @return the responder, already at work
   * @throws IllegalArgumentException if there is none
   */
  AutoResponder inTurn(Answer... answers);

  /**
   * Answers as a script says; bounds given here go before those of the script.
   *
   * @param script what is answered, in order
   * @return the responder, already at work
   */
  AutoResponder follows(Script script);
}
