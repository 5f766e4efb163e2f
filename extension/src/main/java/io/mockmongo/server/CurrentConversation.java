package io.mockmongo.server;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.recorder.Timeline;
import io.mockmongo.script.Finding;
import io.mockmongo.verify.FailureText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hamcrest.Matcher;

/**
 * Holds the current conversation of one or more servers with a test. A reset replaces it by a new
 * one, which continues the positions and times of the old one; work in progress ends in the old
 * one. Thread-safe.
 */
final class CurrentConversation {

  private static final String CLOSED = "the server was closed";

  private final Timeline timeline = new Timeline();
  private final long journalBytes;
  private final Duration timeout;
  private final SharedParts shared = new SharedParts();
  private final List<ConversationMember> servers = new CopyOnWriteArrayList<>();
  private final List<Consumer<? super Fact>> listeners = new CopyOnWriteArrayList<>();
  private final HostNames hostNames = new HostNames(servers, text -> get().findings().warn(text));
  private final List<Runnable> restorations = new CopyOnWriteArrayList<>();
  private volatile Conversation current;

  /** What was recorded between the tests, before the current one. */
  private volatile Journal before;

  private volatile Supplier<Map<String, Journal>> others = Map::of;

  /** Whether no test has begun by a reset. */
  private boolean isFirst = true;

  /**
   * Begins a conversation on the calling thread.
   *
   * @param journalBytes how many bytes the journal keeps
   * @param timeout how long a verification waits at most
   */
  CurrentConversation(long journalBytes, Duration timeout) {
    this.journalBytes = journalBytes;
    this.timeout = timeout;
    this.current = begun();
    this.before = current.recorder().journal();
  }

  private Conversation begun() {
    return new Conversation(timeline, journalBytes, timeout, listeners, this::isBusy);
  }

  Conversation get() {
    return current;
  }

  /** Returns the facts between the end of the last test, or the start, and the current test. */
  Journal journalBefore() {
    return before;
  }

  /** Returns how long the client has waited for the reply to a request, in nanoseconds. */
  long waitedNanos(Exchange request) {
    return current.recorder().elapsedNanos() - request.waitsSince().elapsedNanos();
  }

  /** Returns the parts that the servers share. */
  SharedParts shared() {
    return shared;
  }

  /** Returns the host names of the servers. */
  HostNames hostNames() {
    return hostNames;
  }

  /** Adds a server to the conversation. */
  void join(ConversationMember server) {
    servers.add(server);
  }

  /** Adds an action that restores a deployment for the next test, in each reset. */
  void onReset(Runnable restoration) {
    restorations.add(restoration);
  }

  /** Tells whether more than one server takes part. */
  boolean hasSeveralServers() {
    return servers.size() > 1;
  }

  /**
   * Returns what the declarations of the other servers would answer a request with, a line each.
   */
  String answersElsewhere(Exchange request) {
    StringBuilder lines = new StringBuilder();
    for (ConversationMember server : servers) {
      if (!server.isClosed() && !server.address().equals(request.member())) {
        server.declarations().stream()
            .filter(each -> !each.isUsedUp() && each.pattern().matches(request))
            .forEach(
                each ->
                    lines
                        .append("\n    at the server ")
                        .append(server.address())
                        .append(": ")
                        .append(each));
      }
    }
    return lines.toString();
  }

  /** Sets the journals of the other servers of the test, by the names of the servers. */
  void setOtherServers(Supplier<Map<String, Journal>> journals) {
    others = journals;
  }

  /**
   * Returns the requests that match a pattern and that other servers of the test received, or "".
   */
  String receivedElsewhere(Matcher<? super Received> pattern) {
    StringBuilder text = new StringBuilder();
    others.get().forEach((name, journal) -> text.append(received(name, journal, pattern)));
    return text.toString().stripTrailing();
  }

  private static String received(String name, Journal journal, Matcher<? super Received> pattern) {
    List<Received> received = journal.received().stream().filter(pattern::matches).toList();
    return received.isEmpty()
        ? ""
        : "the server \"%s\" (%s) received:\n".formatted(name, received.get(0).member())
            + FailureText.list(received, journal);
  }

  /**
   * Takes note that a server is being closed; the last one wakes all waiting threads, and stops the
   * proxy for host names.
   */
  void closing() {
    if (servers.stream().allMatch(ConversationMember::isClosed)) {
      current.close(CLOSED);
      hostNames.close();
    }
  }

  /** Tells whether all servers of the conversation are closed. */
  boolean hasEnded() {
    return current.parkedRequests().isClosed();
  }

  /** Removes the listeners of a closed server; its findings stay until the test ends. */
  void leave(List<Consumer<? super Fact>> itsListeners) {
    listeners.removeAll(itsListeners);
  }

  /** Adds a listener for the facts of all servers; each is passed on the thread that records it. */
  void listen(Consumer<? super Fact> listener) {
    listeners.add(listener);
  }

  /** Returns the fail points that clients have left on, a description of each. */
  List<String> failPointsLeftOn() {
    return servers.stream().flatMap(server -> server.failPointsLeftOn().stream()).toList();
  }

  private boolean isBusy() {
    return servers.stream().anyMatch(ConversationMember::isBusy);
  }

  /** Ends the test; returns its findings. */
  List<Finding> findings(Duration maxWait) {
    endTest(maxWait);
    current.end();
    return current.checked(maxWait);
  }

  /** Ends the test, if it has not ended, and begins a new one on the calling thread. */
  synchronized List<Finding> reset(Duration maxWait) {
    boolean beforeFirst = isFirst;
    Position lastEnd = beforeFirst ? Position.START : current.recorder().mark();
    isFirst = false;
    endTest(maxWait);
    servers.removeIf(ConversationMember::isClosed);
    servers.forEach(ConversationMember::endScript);
    restorations.forEach(Runnable::run);
    servers.removeIf(ConversationMember::isClosed); // of members that were added
    servers.forEach(server -> server.endAnswers(maxWait));
    Conversation old = current;
    before = old.journalAfterEnd(lastEnd);
    current = begun();
    old.warningsAfterEnd(beforeFirst ? old.findings().warnings() : List.of())
        .forEach(current.findings()::warn);
    old.close("the test has ended");
    closing(); // where no server is open any more
    servers.forEach(ConversationMember::beginTest);
    servers.forEach(server -> server.placeAnew(old));
    return old.findings().all();
  }

  private void endTest(Duration maxWait) {
    servers.forEach(server -> server.awaitSettled(maxWait));
    current.parkedRequests().endTest();
    servers.forEach(ConversationMember::endTest);
  }
}
