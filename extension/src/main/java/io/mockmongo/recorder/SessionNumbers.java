package io.mockmongo.recorder;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The short numbers of a conversation's sessions in texts: from 1, in the order of their first
 * requests. Thread-safe.
 */
public final class SessionNumbers {

  /** Limits memory; a session beyond this limit has no number. */
  private static final int MAX_SESSIONS = 100_000;

  private final Map<UUID, OptionalInt> numbers = new HashMap<>();

  /** Returns the number of a session, the next one at its first request. */
  public synchronized OptionalInt of(UUID session) {
    OptionalInt known = numbers.get(session);
    if (known == null && numbers.size() < MAX_SESSIONS) {
      known = OptionalInt.of(numbers.size() + 1);
      numbers.put(session, known);
    }
    return known == null ? OptionalInt.empty() : known;
  }
}
