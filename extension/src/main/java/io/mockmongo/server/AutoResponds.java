package io.mockmongo.server;

import io.mockmongo.journal.Received;
import io.mockmongo.reply.Answer;
import io.mockmongo.respond.AutoResponder;
import io.mockmongo.respond.Responders;
import java.util.List;
import java.util.Optional;
import org.hamcrest.Matcher;

/**
 * The beginning of a declaration: which requests are answered; one of its verbs says how, and puts
 * it to work. Made by {@link MockMongoServer#autoResponds}.
 *
 * <pre>{@code
 * server.autoResponds(command("insert")).replies("{n: 1}");
 * server.autoResponds(command("insert")).first(WRITE_CONFLICT).then(Reply.ok("{n: 1}"));
 * server.autoResponds(command("ping")).times(2).repliesOk();
 * server.autoResponds(anyCommand()).asLastResort().hangsUp();
 * }</pre>
 */
public final class AutoResponds implements Repliable<AutoResponder> {

  private final Responders responders;
  private final Matcher<? super Received> pattern;
  private final int limit;
  private final boolean lastResort;
  private final Optional<String> name;

  AutoResponds(Responders responders, Matcher<? super Received> pattern) {
    this(responders, pattern, Integer.MAX_VALUE, false, Optional.empty());
  }

  private AutoResponds(
      Responders responders,
      Matcher<? super Received> pattern,
      int limit,
      boolean lastResort,
      Optional<String> name) {
    this.responders = responders;
    this.pattern = pattern;
    this.limit = limit;
    this.lastResort = lastResort;
    this.name = name;
  }

  /**
   * Limits how many requests are answered; later ones are offered to others.
   *
   * @param count the most
   * @return the same beginning with that limit
   * @throws IllegalArgumentException if it is less than 1
   */
  public AutoResponds times(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("times(" + count + "): at least 1 is answered");
    }
    return new AutoResponds(responders, pattern, count, lastResort, name);
  }

  /**
   * Asks this one only after all others and what is built in.
   *
   * @return the same beginning as a last resort
   */
  public AutoResponds asLastResort() {
    return new AutoResponds(responders, pattern, limit, true, name);
  }

  /**
   * Names the declaration in messages, in place of the line of code.
   *
   * @param text what was declared, and where
   * @return the same beginning with that name
   */
  public AutoResponds named(String text) {
    return new AutoResponds(responders, pattern, limit, lastResort, Optional.of(text));
  }

  /**
   * Answers all matching requests alike.
   *
   * @param answer the answer
   * @return the responder, already at work
   */
  @Override
  public AutoResponder replies(Answer answer) {
    return responders.add(pattern, List.of(), answer, limit, lastResort, origin());
  }

  /**
   * Answers the first requests, each with an answer of its own; add {@link AutoResponder#then} for
   * all later ones, which otherwise are offered to others.
   *
   * @param answers the answers in order
   * @return the responder, already at work
   * @throws IllegalArgumentException if there is none
   */
  public AutoResponder first(Answer... answers) {
    if (answers.length == 0) {
      throw new IllegalArgumentException("first(...) takes at least one answer");
    }
    return responders.add(pattern, List.of(answers), null, limit, lastResort, origin());
  }

  private String origin() {
    return name.orElseGet(() -> "autoResponds(" + pattern + ") at " + CodeLine.ofCaller());
  }
}
