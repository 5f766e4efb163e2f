package io.mockmongo.verify;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The requests that the test has verified, and those that the journal discarded before the test
 * verified or received them. Thread-safe.
 */
public final class VerifiedRequests {

  private static final int MOST_NAMED = 20;

  private final Set<Received> verified = new HashSet<>();
  private final Map<Position, String> named = new TreeMap<>();
  private long unseen;
  private Position discarded = Position.START;

  /** Takes note of requests that were verified. */
  synchronized void add(Collection<Received> requests) {
    for (Received request : requests) {
      if (request.position().isAfter(discarded)) {
        verified.add(request);
      } else if (isUnseen(request)) {
        unseen--;
        named.remove(request.position());
      }
    }
  }

  /** Takes note of a fact that the journal discards. */
  public synchronized void discard(Fact fact) {
    discarded = fact.position();
    if (fact instanceof Received request && isUnseen(request)) {
      unseen++;
      if (named.size() < MOST_NAMED) {
        named.put(request.position(), request.what());
      }
    } else {
      verified.remove(fact);
    }
  }

  private boolean isUnseen(Received request) {
    return !request.isHousekeeping()
        && !verified.contains(request)
        && !((TrackedRequest) request).wasTaken();
  }

  /**
   * Fails if the journal has requests that were neither verified nor received, or has discarded
   * such requests.
   */
  void checkThatThereIsNothingElse(Journal journal) {
    List<Received> others = unseenIn(journal);
    if (!others.isEmpty()) {
      throw new AssertionError(
          ("expected no requests other than those verified or received, but there were:\n"
                  + FailureText.list(others, journal)
                  + DiscardedText.line(journal))
              .stripTrailing());
    }
    unseenText()
        .ifPresent(
            text -> {
              throw new AssertionError(text + DiscardedText.of(journal));
            });
  }

  private synchronized List<Received> unseenIn(Journal journal) {
    return journal.received().stream().filter(this::isUnseen).toList();
  }

  private synchronized Optional<String> unseenText() {
    if (unseen == 0) {
      return Optional.empty();
    }
    String list =
        named.entrySet().stream()
            .map(request -> "  " + request.getKey() + ". " + request.getValue() + "\n")
            .collect(Collectors.joining());
    long more = unseen - named.size();
    return Optional.of(
        "can't tell whether there were requests other than those verified or received; these were"
            + " discarded before:\n"
            + list
            + (more > 0 ? "  and " + more + " more\n" : ""));
  }
}
