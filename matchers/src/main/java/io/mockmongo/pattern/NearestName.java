package io.mockmongo.pattern;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The suggestion of a known name for a misspelt one, by edit distance. */
final class NearestName {

  private NearestName() {}

  /** Returns the nearest of the names that are a few edits away or begin with what was written. */
  static Optional<String> of(String written, Collection<String> names) {
    String low = written.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> isNear(low, name.toLowerCase(Locale.ROOT)))
        .min(Comparator.comparingInt(name -> slips(low, name.toLowerCase(Locale.ROOT))));
  }

  /** Returns the end of a message about an unknown name: the nearest name and all known names. */
  static String advice(String written, Collection<String> names) {
    String known = String.join(", ", names);
    return of(written, names)
        .map(near -> ", did you mean " + near + "? Known: " + known)
        .orElse(", known are " + known);
  }

  private static boolean isNear(String written, String name) {
    int letters = (int) written.chars().filter(Character::isLetter).count();
    return letters > 2 && name.startsWith(written)
        || slips(written, name) <= Math.max(letters > 2 ? 1 : 0, letters / 3);
  }

  /** Returns the Levenshtein distance: the number of chars to insert, delete or replace. */
  private static int slips(String from, String to) {
    int[] row = IntStream.rangeClosed(0, to.length()).toArray();
    for (int i = 1; i <= from.length(); i++) {
      int corner = row[0]++;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = corner + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
