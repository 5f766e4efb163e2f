package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import io.mockmongo.script.AutoResponder;
import io.mockmongo.script.Declaration;
import io.mockmongo.script.Hold;
import io.mockmongo.script.Observer;
import io.mockmongo.script.ReplyChange;
import io.mockmongo.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.hamcrest.Matcher;

/**
 * The declarations of a test on one server: auto-responders and holds, the newest asked first; last
 * resorts, asked after the built-in responders; and observers. Thread-safe; patterns, answers and
 * observers are called outside every lock.
 */
public final class DeclaredResponders {

  private final List<PatternDeclaration> declared = new CopyOnWriteArrayList<>();
  private final List<AutoResponderDeclaration> lastResorts = new CopyOnWriteArrayList<>();
  private final List<ObserverDeclaration> observers = new CopyOnWriteArrayList<>();
  private final List<ReplyChangeDeclaration> changes = new CopyOnWriteArrayList<>();
  private final Runnable onChange;

  /**
   * Creates an empty registry.
   *
   * @param onChange runs whenever the declarations change
   */
  public DeclaredResponders(Runnable onChange) {
    this.onChange = onChange;
  }

  /**
   * Declares an auto-responder.
   *
   * @param pattern the requests that are answered
   * @param script the answers, in order
   * @param lastResort whether it is asked only after the built-in responders
   * @param origin the declaration and its place, for messages
   * @return the auto-responder, in effect
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
   * Holds requests back from earlier declarations and built-in responders.
   *
   * @param pattern the requests that are held
   * @param origin the declaration and its place, for messages
   * @return the hold, in effect
   */
  public Hold hold(Matcher<? super Received> pattern, Origin origin) {
    HoldDeclaration hold = new HoldDeclaration(pattern, origin, this::changed);
    declared.add(0, hold);
    onChange.run();
    return hold;
  }

  /**
   * Declares that the test answers hello, in place of an earlier such declaration.
   *
   * @param hello matches all hellos
   * @param answer the answer that each connection gets once, or null for none yet
   * @param origin the declaration and its place, for messages
   * @return the declaration, in effect
   */
  public HelloDeclaration answerHello(
      Matcher<? super Received> hello, Answer answer, Origin origin) {
    HelloDeclaration declaration = new HelloDeclaration(hello, answer, origin, this::changed);
    declared.removeIf(HelloDeclaration.class::isInstance);
    declared.add(0, declaration);
    onChange.run();
    return declaration;
  }

  /** Tells whether the test answers hello step by step. */
  public boolean answersHello() {
    return declared.stream().anyMatch(HelloDeclaration.class::isInstance);
  }

  /**
   * Declares an observer, which is called with requests before they are answered.
   *
   * @param pattern the requests that are observed
   * @param action the action, called on the connection's own thread
   * @param origin the declaration and its place, for messages
   * @return the observer, in effect
   */
  public Observer observe(
      Matcher<? super Received> pattern, Consumer<? super Received> action, Origin origin) {
    ObserverDeclaration observer = new ObserverDeclaration(pattern, action, origin, this::changed);
    observers.add(observer);
    return observer;
  }

  /**
   * Declares a change of replies.
   *
   * @param pattern the requests whose replies are changed
   * @param change makes the reply in place of a complete one, which it may modify
   * @param origin the declaration and its place, for messages
   * @return the change, in effect
   */
  public ReplyChange change(
      Matcher<? super Received> pattern, UnaryOperator<BsonDocument> change, Origin origin) {
    ReplyChangeDeclaration declaration =
        new ReplyChangeDeclaration(pattern, change, origin, this::changed);
    changes.add(declaration);
    return declaration;
  }

  /** Cancels all declarations; without any, nothing changes. */
  public void clear() {
    boolean hadResponders = !declared.isEmpty() || !lastResorts.isEmpty();
    declared.clear();
    lastResorts.clear();
    observers.clear();
    changes.clear();
    if (hadResponders) {
      onChange.run();
    }
  }

  /** Returns the auto-responders and holds that are in effect, in the order they are asked. */
  public List<Declaration> all() {
    return List.copyOf(declared);
  }

  /**
   * Calls the observers with a new request.
   *
   * @param request the request
   * @param onThrown receives what an observer throws, with its declaration; the others are called
   *     all the same
   */
  public void show(Received request, BiConsumer<Origin, Throwable> onThrown) {
    for (ObserverDeclaration observer : observers) {
      try {
        observer.see(request);
      } catch (Throwable thrown) { // languages without checked exceptions throw any
        onThrown.accept(observer.by(), thrown);
      }
    }
  }

  /**
   * Changes a reply as declared, the oldest declaration first.
   *
   * @param request the request
   * @param reply the complete reply
   * @param onThrown makes the reply where a declaration throws
   * @return the reply to send
   */
  public RawBsonDocument changed(
      Received request,
      RawBsonDocument reply,
      BiFunction<Origin, Throwable, RawBsonDocument> onThrown) {
    RawBsonDocument changed = reply;
    for (ReplyChangeDeclaration change : changes) {
      try {
        changed = change.apply(request, changed);
      } catch (Throwable thrown) { // languages without checked exceptions throw any
        return onThrown.apply(change.by(), thrown);
      }
    }
    return changed;
  }

  /** Returns the auto-responders and holds as responders, in the order of {@link #all}. */
  public List<Responder> responders() {
    List<Responder> responders = new ArrayList<>();
    for (PatternDeclaration declaration : declared) {
      responders.add((Responder) declaration); // auto-responders and holds are responders
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
    changes.removeIf(PatternDeclaration::isCancelled);
    onChange.run();
  }
}
