package io.mockmongo.server;

import io.mockmongo.argument.DurationCheck;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.origin.Origin;
import io.mockmongo.origin.SourceLine;
import io.mockmongo.reply.Answer;
import io.mockmongo.respond.AutoResponderDraft;
import io.mockmongo.respond.DeclaredResponders;
import io.mockmongo.script.AutoResponderBuilder;
import io.mockmongo.script.BackgroundCalls;
import io.mockmongo.script.Call;
import io.mockmongo.script.ConversationAssertions;
import io.mockmongo.script.Declaration;
import io.mockmongo.script.Declarations;
import io.mockmongo.script.Finding;
import io.mockmongo.script.HelloAnswer;
import io.mockmongo.script.HelloAnswers;
import io.mockmongo.script.Hold;
import io.mockmongo.script.Inbox;
import io.mockmongo.script.Leak;
import io.mockmongo.script.Observer;
import io.mockmongo.script.Outages;
import io.mockmongo.script.ReplyChange;
import io.mockmongo.script.Request;
import io.mockmongo.script.Times;
import io.mockmongo.script.WaitConditions;
import io.mockmongo.verify.ConditionWait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.hamcrest.Matcher;

/**
 * The conversation of a test with one server or several: the verbs that receive, wait, verify and
 * run calls. Code that takes this type works for {@link MockMongoServer} and {@link
 * MockMongoServers} alike. Thread-safe.
 *
 * <pre>{@code
 * static void savesOrder(TestConversation conversation, MongoCollection<Document> orders) {
 *   Call<InsertOneResult> insert = conversation.go(() -> orders.insertOne(new Document()));
 *   conversation.receives(command("insert")).replies("{n: 1}");
 *   insert.result();
 * }
 * }</pre>
 */
public abstract sealed class TestConversation
    implements Declarations,
        HelloAnswers,
        Inbox,
        BackgroundCalls,
        WaitConditions,
        ConversationAssertions,
        Outages,
        AutoCloseable
    permits MockMongoServer, MockMongoServers {

  private final CurrentConversation conversation;
  private final ServerLifecycle lifecycle;

  TestConversation(CurrentConversation conversation) {
    this.conversation = conversation;
    this.lifecycle = new ServerLifecycle(conversation, this::engines);
  }

  /** Returns the server, or all of several, in order. */
  public abstract List<MockMongoServer> servers();

  private List<ServerEngine> engines() {
    return servers().stream().map(MockMongoServer::engine).toList();
  }

  /** Returns the calls for the integration of a test framework; JUnit 5 has it already. */
  public ServerLifecycle lifecycle() {
    return lifecycle;
  }

  /**
   * Closes the ports and all connections; another call does nothing.
   *
   * @throws IllegalStateException if a server does not stop; others are closed nevertheless
   */
  @Override
  public abstract void close();

  /** Returns the conversation, shared by several servers perhaps. */
  CurrentConversation conversation() {
    return conversation;
  }

  /** Returns the engine of the server whose settings and threads the verbs use. */
  abstract ServerEngine engine();

  /** Returns the declarations that the verbs add to. */
  abstract DeclaredResponders declared();

  @Override
  public AutoResponderBuilder autoResponds(Matcher<? super Received> pattern) {
    return new AutoResponderDraft(declared(), Objects.requireNonNull(pattern, "pattern"));
  }

  @Override
  public Hold holds(Matcher<? super Received> pattern) {
    Objects.requireNonNull(pattern, "pattern");
    return declared().hold(pattern, SourceLine.origin(() -> "holds(" + pattern + ")"));
  }

  @Override
  public HelloAnswer answersHello(Answer answer) {
    Objects.requireNonNull(answer, "answer");
    Origin origin = SourceLine.origin(() -> "answersHello(" + answer + ")");
    return new DeliveredHello(declared().answerHello(DeliveredHello.HELLO, answer, origin), this);
  }

  @Override
  public Declaration withholdsHello() {
    return declared()
        .answerHello(DeliveredHello.HELLO, null, SourceLine.origin(() -> "withholdsHello()"));
  }

  @Override
  public Observer observes(Matcher<? super Received> pattern, Consumer<? super Received> action) {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(action, "action");
    return declared()
        .observe(pattern, action, SourceLine.origin(() -> "observes(" + pattern + ")"));
  }

  @Override
  public ReplyChange changesReplies(
      Matcher<? super Received> pattern, UnaryOperator<BsonDocument> change) {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(change, "change");
    Origin origin = SourceLine.origin(() -> "changesReplies(" + pattern + ")");
    return declared().change(pattern, change, origin);
  }

  @Override
  public Request receives() {
    return receives(test().received());
  }

  @Override
  public Request receives(Matcher<? super Received> pattern) {
    return receives(pattern, timeout());
  }

  @Override
  public Request receives(Matcher<? super Received> pattern, Duration within) {
    Objects.requireNonNull(pattern, "pattern");
    DurationCheck.inRange("receives(...)", within);
    return explained(pattern, () -> receiver().take(pattern, within));
  }

  @Override
  public Optional<Request> tryReceive(Matcher<? super Received> pattern, Duration within) {
    Objects.requireNonNull(pattern, "pattern");
    return receiver()
        .tryTake(pattern, DurationCheck.inRange("tryReceive(...)", within))
        .map(Request.class::cast);
  }

  @Override
  public Iterable<Request> requests() {
    return requests(test().received());
  }

  @Override
  public Iterable<Request> requests(Matcher<? super Received> pattern) {
    Objects.requireNonNull(pattern, "pattern");
    return () -> new RequestIterator(receiver(), pattern, timeout());
  }

  @Override
  public void verify(Times times, Matcher<? super Received> pattern) {
    Objects.requireNonNull(pattern, "pattern");
    explained(
        pattern,
        () -> {
          conversation.get().verifier().count(times, pattern);
          return null;
        });
  }

  /** Adds to a failure which other servers of the test received what the pattern is for. */
  private <T> T explained(Matcher<? super Received> pattern, Supplier<T> verb) {
    try {
      return verb.get();
    } catch (AssertionError failure) {
      String elsewhere = conversation.receivedElsewhere(pattern);
      if (!elsewhere.isEmpty()) {
        failure.addSuppressed(new AssertionError(elsewhere));
      }
      throw failure;
    }
  }

  /**
   * Verifies that requests were received one after the other, answered or not; others may be in
   * between.
   *
   * @param patterns the requests in order; any Hamcrest matchers
   * @throws AssertionError if a request was not received after the one before it, with the closest
   *     requests that were; if the journal has discarded facts, the error says that it can't tell
   */
  @SafeVarargs
  public final void verifyInOrder(Matcher<? super Received>... patterns) {
    List<Matcher<? super Received>> inOrder = new ArrayList<>();
    for (Matcher<? super Received> pattern : patterns) {
      inOrder.add(pattern);
    }
    conversation.get().verifier().inOrder(inOrder);
  }

  @Override
  public void verifyNothingElse() {
    conversation.get().verifier().nothingElse();
  }

  @Override
  public Journal journal() {
    return conversation.get().recorder().journal();
  }

  @Override
  public Journal journalBefore() {
    return conversation.journalBefore();
  }

  @Override
  public Position mark() {
    return conversation.get().recorder().mark();
  }

  @Override
  public Fact awaits(Matcher<? super Fact> pattern) {
    return awaits(pattern, timeout());
  }

  @Override
  public Fact awaits(Matcher<? super Fact> pattern, Duration within) {
    Objects.requireNonNull(pattern, "pattern");
    return conversation
        .get()
        .factWait()
        .await(pattern, DurationCheck.inRange("awaits(...)", within));
  }

  @Override
  public Optional<Fact> tryAwait(Matcher<? super Fact> pattern, Duration within) {
    Objects.requireNonNull(pattern, "pattern");
    return conversation
        .get()
        .factWait()
        .tryAwait(pattern, DurationCheck.inRange("tryAwait(...)", within));
  }

  @Override
  public <T> Call<T> go(Callable<T> call) {
    return conversation
        .get()
        .calls()
        .start(Objects.requireNonNull(call, "call"), test().timeouts().call(), engine().threads());
  }

  @Override
  public <T> Call<T> follows(CompletionStage<T> stage) {
    return conversation
        .get()
        .calls()
        .follow(
            Objects.requireNonNull(stage, "stage"), test().timeouts().call(), engine().threads());
  }

  @Override
  public void waitUntil(BooleanSupplier condition) {
    waitUntil(condition, timeout());
  }

  @Override
  public void waitUntil(BooleanSupplier condition, Duration within) {
    Objects.requireNonNull(condition, "condition");
    conditionWait().await(condition, DurationCheck.inRange("waitUntil(...)", within));
  }

  @Override
  public <T> T waitUntil(Supplier<? extends T> value, Matcher<? super T> matcher) {
    return waitUntil(value, matcher, timeout());
  }

  @Override
  public <T> T waitUntil(Supplier<? extends T> value, Matcher<? super T> matcher, Duration within) {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(matcher, "matcher");
    return conditionWait().await(value, matcher, DurationCheck.inRange("waitUntil(...)", within));
  }

  @Override
  public boolean tryWaitUntil(BooleanSupplier condition, Duration within) {
    Objects.requireNonNull(condition, "condition");
    return conditionWait().tryAwait(condition, DurationCheck.inRange("tryWaitUntil(...)", within));
  }

  @Override
  public void assertSatisfied() {
    List<Finding> found = conversation.findings(ServerLifecycle.END_TIMEOUT);
    if (!found.isEmpty()) {
      throw Finding.asError(found, conversation.get().findings().warnings());
    }
  }

  @Override
  public List<String> leaks(Leak kind) {
    return Objects.requireNonNull(kind, "kind") == Leak.FAIL_POINTS
        ? conversation.failPointsLeftOn()
        : conversation.get().leaks(kind, ServerLifecycle.END_TIMEOUT);
  }

  private RequestReceiver receiver() {
    return new RequestReceiver(conversation, engine().pendingReplies());
  }

  private ConditionWait conditionWait() {
    Conversation current = conversation.get();
    return new ConditionWait(current.recorder(), current.pendingWork());
  }

  private ServerSettings.TestHalf test() {
    return engine().settings().test();
  }

  private Duration timeout() {
    return test().timeouts().receive();
  }
}
