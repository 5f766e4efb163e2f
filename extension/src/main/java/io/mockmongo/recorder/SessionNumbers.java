package io.mockmongo.recorder;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Numbers the sessions of a conversation from 1, in the order of their first requests, so that
 * texts name them shortly. Thread-safe.
 */
public final class SessionNumbers {

  /** A bound on memory; a session beyond it has no number. */
  private static final int MOST = 100_000;

  private final Map<UUID, Integer> numbers = new HashMap<>();

  /** Returns the number of a session, the next one at its first request. */
  public synchronized OptionalInt of(UUID session) {
    Integer known = numbers.get(session);
    if (known == null && numbers.size() < MOST) {
      known = numbers.size() + 1;
      numbers.put(session, known);
    }
    return known == null ? OptionalInt.empty() : OptionalInt.of(known);
  }
}
