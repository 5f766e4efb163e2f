package io.mockmongo.script;

import io.mockmongo.reply.Answer;

/**
 * The builder of an auto-responder: it has the pattern and bounds; one of its verbs sets the answer
 * and puts the auto-responder into effect. Made by {@link Declarations#autoResponds}; immutable.
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
   * Limits the number of requests that are answered; later ones are offered to other responders.
   *
   * @param count the largest number
   * @return a builder with that limit
   * @throws IllegalArgumentException if it is less than 1
   */
  AutoResponderBuilder times(int count);

  /**
   * Leaves the first requests to other responders.
   *
   * @param count the number of requests to skip
   * @return a builder that skips them
   * @throws IllegalArgumentException if it is negative
   */
  AutoResponderBuilder after(int count);

  /**
   * Asks this auto-responder only after all others and the built-in responders.
   *
   * @return a builder of a last resort
   */
  AutoResponderBuilder asLastResort();

  /**
   * Names the declaration in messages, in place of its line of code.
   *
   * @param text the declaration and its place
   * @return a builder with that name
   */
  AutoResponderBuilder named(String text);

  /**
   * Answers every matching request with the same answer.
   *
   * @param answer the answer
   * @return the auto-responder, in effect
   */
  @Override
  AutoResponder replies(Answer answer);

  /**
   * Answers the first requests, each with its own answer; {@link AutoResponder#then} adds the
   * answer to all later ones, which otherwise are offered to other responders.
   *
   * @param answers the answers in order
   * @return the auto-responder, in effect
   * @throws IllegalArgumentException if there is none
   */
  AutoResponder first(Answer... answers);

  /**
   * Answers each request with the next answer, and all later ones with the last.
   *
   * @param answers the answers in order
   * @return the auto-responder, in effect
   * @throws IllegalArgumentException if there is none
   */
  AutoResponder inTurn(Answer... answers);

  /**
   * Answers by a script; bounds set on this builder override those of the script.
   *
   * @param script the answers, in order
   * @return the auto-responder, in effect
   */
  AutoResponder follows(Script script);
}
