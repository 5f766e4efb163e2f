package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import io.mockmongo.origin.Origin;
import io.mockmongo.script.AutoResponder;
import io.mockmongo.script.Declaration;
import io.mockmongo.script.Hold;
import io.mockmongo.script.Observer;
import io.mockmongo.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hamcrest.Matcher;

/**
 * What a test has declared on one server: answers and holds, the newest asked first; last resorts,
 * asked after what is built in; and observers. Thread-safe; patterns, answers and observers run
 * outside every lock.
 */
public final class DeclaredResponders {

  private final List<PatternDeclaration> declared = new CopyOnWriteArrayList<>();
  private final List<AutoResponderDeclaration> lastResorts = new CopyOnWriteArrayList<>();
  private final List<ObserverDeclaration> observers = new CopyOnWriteArrayList<>();
  private final Runnable onChange;

  /**
   * Makes none yet.
   *
   * @param onChange runs whenever what is declared changes
   */
  public DeclaredResponders(Runnable onChange) {
    this.onChange = onChange;
  }

  /**
   * Declares answers.
   *
   * @param pattern which requests
   * @param script what is answered, in order
   * @param lastResort whether it is asked only after what is built in
   * @param origin what was declared, and where
   * @return the responder, already at work
   */
  public AutoResponder answer(
      Matcher<? super Received> pattern, Script script, boolean lastResort, Origin origin) {
    AutoResponderDeclaration responder =
        new AutoResponderDeclaration(pattern, script, origin, this::changed);
    if (lastResort) {
      lastResorts.add(0, responder);
    } else {
      declared.add(0, responder);
    }
    onChange.run();
    return responder;
  }

  /**
   * Holds requests back from all that is declared so far or built in.
   *
   * @param pattern which requests
   * @param origin what was declared, and where
   * @return the hold, already at work
   */
  public Hold hold(Matcher<? super Received> pattern, Origin origin) {
    HoldDeclaration hold = new HoldDeclaration(pattern, origin, this::changed);
    declared.add(0, hold);
    onChange.run();
    return hold;
  }

  /**
   * Has an action see requests on their way, whoever answers.
   *
   * @param pattern which requests
   * @param action what is done, on the connection's own thread, before the request is answered
   * @param origin what was declared, and where
   * @return the observer, already at work
   */
  public Observer observe(
      Matcher<? super Received> pattern, Consumer<? super Received> action, Origin origin) {
    ObserverDeclaration observer = new ObserverDeclaration(pattern, action, origin, this::changed);
    observers.add(observer);
    return observer;
  }

  /** Takes back all that was declared. */
  public void clear() {
    declared.clear();
    lastResorts.clear();
    observers.clear();
    onChange.run();
  }

  /** Returns the answers and holds that are still at work, the first to be asked first. */
  public List<Declaration> all() {
    return List.copyOf(declared);
  }

  /** Shows a new request to the observers. */
  public void show(Received request) {
    for (ObserverDeclaration observer : observers) {
      observer.see(request);
    }
  }

  /** Returns the answers and holds as responders, in the order of {@link #all}. */
  public List<Responder> responders() {
    List<Responder> responders = new ArrayList<>();
    for (PatternDeclaration declaration : declared) {
      responders.add((Responder) declaration); // as answers and holds both are
    }
    return responders;
  }

  /** Returns the last resorts as responders, the newest first. */
  public List<Responder> lastResorts() {
    return List.copyOf(lastResorts);
  }

  private void changed() {
    declared.removeIf(PatternDeclaration::isCancelled);
    lastResorts.removeIf(PatternDeclaration::isCancelled);
    observers.removeIf(PatternDeclaration::isCancelled);
    onChange.run();
  }
}
