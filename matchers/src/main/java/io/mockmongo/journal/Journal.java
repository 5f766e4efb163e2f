package io.mockmongo.journal;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The facts of one server up to a moment, in order; immutable.
 *
 * <pre>{@code
 * Journal journal = server.journal();
 * System.out.println(journal);                 // a line per fact
 * journal.received().size();
 * }</pre>
 *
 * @param facts the facts that are still kept, oldest first
 * @param trimmed how many older facts were let go to keep within the bound
 * @param startedAt the wall-clock time that the elapsed time of each fact counts from
 */
public record Journal(List<Fact> facts, long trimmed, Instant startedAt) {

  /** Keeps an immutable copy of the list. */
  public Journal {
    facts = List.copyOf(facts);
  }

  /**
   * Returns when a fact happened, by the wall clock.
   *
   * @param fact one of this journal
   * @return the time of the start and the time since then
   */
  public Instant timeOf(Fact fact) {
    return startedAt.plusNanos(fact.elapsedNanos());
  }

  /** Returns the requests, oldest first, housekeeping included. */
  public List<Received> received() {
    return only(Received.class);
  }

  /** Returns the messages that the server sent, oldest first. */
  public List<Sent> sent() {
    return only(Sent.class);
  }

  /** Returns what clients did against the protocol, oldest first. */
  public List<ProtocolWarning> warnings() {
    return only(ProtocolWarning.class);
  }

  private String note() {
    return "(" + trimmed + (trimmed == 1 ? " older fact was" : " older facts were") + " let go)\n";
  }

  private <F extends Fact> List<F> only(Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Returns a line per fact. */
  @Override
  public String toString() {
    String lines = facts.stream().map(Fact::line).collect(Collectors.joining("\n"));
    return trimmed == 0 ? lines : note() + lines;
  }
}
