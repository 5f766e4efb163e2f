package io.mockmongo.journal;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A snapshot of the facts of a conversation, in order; immutable.
 *
 * <pre>{@code
 * Journal journal = server.journal();
 * System.out.println(journal);                 // a line per fact
 * journal.received().size();
 * }</pre>
 *
 * @param facts the facts that the journal still has, oldest first
 * @param trimmed the number of older facts that were discarded to stay within the limit
 * @param wholeAfter the position of the last discarded fact, after which the journal has all facts;
 *     {@link Position#START} if none was discarded
 * @param startedAt the wall-clock time from which the elapsed time of each fact counts
 */
public record Journal(List<Fact> facts, long trimmed, Position wholeAfter, Instant startedAt) {

  /** Keeps an immutable copy of the list. */
  public Journal {
    facts = List.copyOf(facts);
  }

  /**
   * Returns the wall-clock time of a fact.
   *
   * @param fact a fact of this journal
   * @return the start time plus the fact's elapsed time
   */
  public Instant timeOf(Fact fact) {
    return startedAt.plusNanos(fact.elapsedNanos());
  }

  /**
   * Returns the facts after a position.
   *
   * <pre>{@code
   * Position before = server.mark();
   * orders.save(order);
   * System.out.println(server.journal().after(before));
   * }</pre>
   *
   * @param position the position of a fact, or a mark
   * @return a journal with the later facts only
   */
  public Journal after(Position position) {
    List<Fact> later = facts.stream().filter(fact -> fact.position().isAfter(position)).toList();
    return wholeAfter.isAfter(position)
        ? new Journal(later, trimmed, wholeAfter, startedAt)
        : new Journal(later, 0, Position.START, startedAt);
  }

  /** Returns the requests, oldest first, including those that drivers send by themselves. */
  public List<Received> received() {
    return only(Received.class);
  }

  /** Returns the messages that the server sent, oldest first. */
  public List<Sent> sent() {
    return only(Sent.class);
  }

  /** Returns the protocol violations of clients, oldest first. */
  public List<ProtocolWarning> warnings() {
    return only(ProtocolWarning.class);
  }

  private String note() {
    return "("
        + trimmed
        + (trimmed == 1 ? " older fact was" : " older facts were")
        + " discarded)\n";
  }

  private <F extends Fact> List<F> only(Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Returns one line for each fact. */
  @Override
  public String toString() {
    String lines = facts.stream().map(Fact::line).collect(Collectors.joining("\n"));
    return trimmed == 0 ? lines : note() + lines;
  }
}
