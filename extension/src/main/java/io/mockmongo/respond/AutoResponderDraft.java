package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import io.mockmongo.origin.Origin;
import io.mockmongo.origin.SourceLine;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.AutoResponder;
import io.mockmongo.script.AutoResponderBuilder;
import io.mockmongo.script.Script;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hamcrest.Matcher;

/** The builder of an auto-responder: a pattern and bounds, without answers yet; immutable. */
public final class AutoResponderDraft implements AutoResponderBuilder {

  private final DeclaredResponders responders;
  private final Matcher<? super Received> pattern;
  private final UnaryOperator<Script> bounds;
  private final boolean lastResort;
  private final Optional<String> name;

  /**
   * Creates a builder.
   *
   * @param responders takes the declaration
   * @param pattern the requests that are answered
   */
  public AutoResponderDraft(DeclaredResponders responders, Matcher<? super Received> pattern) {
    this(responders, pattern, UnaryOperator.identity(), false, Optional.empty());
  }

  private AutoResponderDraft(
      DeclaredResponders responders,
      Matcher<? super Received> pattern,
      UnaryOperator<Script> bounds,
      boolean lastResort,
      Optional<String> name) {
    this.responders = responders;
    this.pattern = pattern;
    this.bounds = bounds;
    this.lastResort = lastResort;
    this.name = name;
  }

  @Override
  public AutoResponderBuilder times(int count) {
    return bounded(script -> script.times(count));
  }

  @Override
  public AutoResponderBuilder after(int count) {
    return bounded(script -> script.after(count));
  }

  @Override
  public AutoResponderBuilder asLastResort() {
    return new AutoResponderDraft(responders, pattern, bounds, true, name);
  }

  @Override
  public AutoResponderBuilder named(String text) {
    return new AutoResponderDraft(responders, pattern, bounds, lastResort, Optional.of(text));
  }

  @Override
  public AutoResponder replies(Answer answer) {
    return follows(Script.always(answer));
  }

  @Override
  public AutoResponder first(Answer... answers) {
    return follows(Script.first(List.of(answers)));
  }

  @Override
  public AutoResponder inTurn(Answer... answers) {
    return follows(Script.inTurn(List.of(answers)));
  }

  @Override
  public AutoResponder follows(Script script) {
    Origin origin = name.map(Origin::of).orElseGet(this::here);
    return responders.answer(pattern, bounds.apply(script), lastResort, origin);
  }

  private AutoResponderBuilder bounded(UnaryOperator<Script> bound) {
    bound.apply(Script.always(Reply.ok())); // rejects a bad number now
    return new AutoResponderDraft(
        responders, pattern, script -> bound.apply(bounds.apply(script)), lastResort, name);
  }

  private Origin here() {
    return SourceLine.origin(() -> "autoResponds(" + pattern + ")");
  }
}
