package io.mockmongo.session;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The latest transaction of each session; of many sessions, the one that was used least recently is
 * forgotten. Not thread-safe.
 */
final class LatestTransactions extends LinkedHashMap<String, Transaction> {

  private static final long serialVersionUID = 1;

  /** Limits memory. */
  private static final int MAX_SESSIONS = 10_000;

  LatestTransactions() {
    super(16, 0.75f, true);
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, Transaction> eldest) {
    return size() > MAX_SESSIONS;
  }
}
