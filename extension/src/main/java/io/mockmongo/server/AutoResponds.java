package io.mockmongo.server;

import io.mockmongo.journal.Received;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.respond.AutoResponder;
import io.mockmongo.respond.Origin;
import io.mockmongo.respond.Responders;
import io.mockmongo.respond.Script;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hamcrest.Matcher;

/**
 * The beginning of a declaration: which requests are answered; one of its verbs says how, and puts
 * it to work. Made by {@link MockMongoServer#autoResponds}.
 *
 * <pre>{@code
 * server.autoResponds(command("insert")).replies("{n: 1}");
 * server.autoResponds(command("insert")).first(WRITE_CONFLICT).then(Reply.ok("{n: 1}"));
 * server.autoResponds(command("count")).inTurn(Reply.ok("{n: 1}"), Reply.ok("{n: 2}"));
 * server.autoResponds(command("ping")).times(2).repliesOk();
 * server.autoResponds(anyCommand()).asLastResort().hangsUp();
 * }</pre>
 */
public final class AutoResponds implements Repliable<AutoResponder> {

  private final Responders responders;
  private final Matcher<? super Received> pattern;
  private final UnaryOperator<Script> bounds;
  private final boolean lastResort;
  private final Optional<Origin> name;

  AutoResponds(Responders responders, Matcher<? super Received> pattern) {
    this(responders, pattern, UnaryOperator.identity(), false, Optional.empty());
  }

  private AutoResponds(
      Responders responders,
      Matcher<? super Received> pattern,
      UnaryOperator<Script> bounds,
      boolean lastResort,
      Optional<Origin> name) {
    this.responders = responders;
    this.pattern = pattern;
    this.bounds = bounds;
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
    return bounded(script -> script.times(count));
  }

  /**
   * Leaves the first requests to others.
   *
   * @param count how many
   * @return the same beginning after so many
   * @throws IllegalArgumentException if it is negative
   */
  public AutoResponds after(int count) {
    return bounded(script -> script.after(count));
  }

  /**
   * Asks this one only after all others and what is built in.
   *
   * @return the same beginning as a last resort
   */
  public AutoResponds asLastResort() {
    return new AutoResponds(responders, pattern, bounds, true, name);
  }

  /**
   * Names the declaration in messages, in place of the line of code.
   *
   * @param text what was declared, and where
   * @return the same beginning with that name
   */
  public AutoResponds named(String text) {
    return new AutoResponds(responders, pattern, bounds, lastResort, Optional.of(Origin.of(text)));
  }

  /**
   * Answers all matching requests alike.
   *
   * @param answer the answer
   * @return the responder, already at work
   */
  @Override
  public AutoResponder replies(Answer answer) {
    return add(Script.always(answer));
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
    return add(Script.first(List.of(answers)));
  }

  /**
   * Answers each request with the next answer, and with the last one for good.
   *
   * @param answers the answers in order
   * @return the responder, already at work
   * @throws IllegalArgumentException if there is none
   */
  public AutoResponder inTurn(Answer... answers) {
    return add(Script.inTurn(List.of(answers)));
  }

  /**
   * Answers as a script says; bounds given here go before those of the script.
   *
   * @param script what is answered, in order
   * @return the responder, already at work
   */
  public AutoResponder follows(Script script) {
    return add(script);
  }

  private AutoResponds bounded(UnaryOperator<Script> bound) {
    bound.apply(Script.always(Reply.ok())); // fails here if it can't be
    return new AutoResponds(
        responders, pattern, script -> bound.apply(bounds.apply(script)), lastResort, name);
  }

  private AutoResponder add(Script script) {
    Origin origin = name.orElseGet(this::here);
    return responders.add(pattern, bounds.apply(script), lastResort, origin);
  }

  private Origin here() {
    return CodeLine.origin(() -> "autoResponds(" + pattern + ")");
  }
}
