package io.mockmongo.server;

import io.mockmongo.journal.Fact;
import io.mockmongo.recorder.Timeline;
import io.mockmongo.script.Finding;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The conversation that one server or several have with a test at present. A reset replaces it
 * whole by a new one, which goes on in order and time; what is still under way in the old one ends
 * there. Thread-safe.
 */
final class CurrentConversation {

  private static final String CLOSED = "the server was closed";

  private final Timeline timeline = new Timeline();
  private final long journalBytes;
  private final Duration patience;
  private final List<ConversationMember> servers = new CopyOnWriteArrayList<>();
  private final List<Consumer<? super Fact>> listeners = new CopyOnWriteArrayList<>();
  private volatile Conversation current;

  /**
   * Begins a conversation on the calling thread.
   *
   * @param journalBytes how many bytes of it are kept
   * @param patience how long the test waits for what it verifies
   */
  CurrentConversation(long journalBytes, Duration patience) {
    this.journalBytes = journalBytes;
    this.patience = patience;
    this.current = begun();
  }

  private Conversation begun() {
    return new Conversation(timeline, journalBytes, patience, listeners, this::isBusy);
  }

  Conversation get() {
    return current;
  }

  /** Has a server take part. */
  void join(ConversationMember server) {
    servers.add(server);
  }

  /** Is told that a server is being closed; at the last one all who wait are woken. */
  void closing() {
    if (servers.stream().allMatch(ConversationMember::isClosed)) {
      current.close(CLOSED);
    }
  }

  /** Tells whether all servers that took part have been closed. */
  boolean hasEnded() {
    return current.parking().isClosed();
  }

  /** Has those who listened for a closed server listen no more; it is judged with the test. */
  void leave(List<Consumer<? super Fact>> itsListeners) {
    listeners.removeAll(itsListeners);
  }

  /** Has somebody shown each fact of all servers, on the thread that it happens on. */
  void listen(Consumer<? super Fact> listener) {
    listeners.add(listener);
  }

  private boolean isBusy() {
    return servers.stream().anyMatch(ConversationMember::isBusy);
  }

  /** Ends the test; returns what went wrong in it. */
  List<Finding> findings(Duration most) {
    endTest(most);
    return current.checked(most);
  }

  /** Ends the test, if it has not ended, and begins a new one on the calling thread. */
  synchronized List<Finding> reset(Duration most) {
    endTest(most);
    servers.removeIf(ConversationMember::isClosed);
    servers.forEach(ConversationMember::endScript);
    servers.forEach(server -> server.endAnswers(most));
    Conversation old = current;
    current = begun();
    old.close("the test has ended");
    closing(); // where no server is open any more
    servers.forEach(ConversationMember::beginTest);
    servers.forEach(server -> server.placeAnew(old));
    return old.findings().all();
  }

  private void endTest(Duration most) {
    servers.forEach(server -> server.awaitSettled(most));
    current.parking().endTest();
    servers.forEach(ConversationMember::endTest);
  }
}
