package io.mockmongo.verify;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.NetworkChanged;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The text about servers whose network is slow, held or partitioned: requests may wait for it. */
final class NetworkText {

  private NetworkText() {}

  /** Returns a line for each server whose network is not normal, or "". */
  static String of(Journal journal) {
    Map<String, NetworkChanged> last = new LinkedHashMap<>();
    journal.facts().stream()
        .filter(NetworkChanged.class::isInstance)
        .map(NetworkChanged.class::cast)
        .forEach(changed -> last.put(changed.member(), changed));
    return last.values().stream()
        .filter(changed -> !changed.conditions().isEmpty())
        .map(NetworkText::line)
        .collect(Collectors.joining());
  }

  private static String line(NetworkChanged changed) {
    return "the network of "
        + changed.member()
        + " is "
        + changed.words()
        + ", "
        + changed.reason()
        + "\n";
  }
}
