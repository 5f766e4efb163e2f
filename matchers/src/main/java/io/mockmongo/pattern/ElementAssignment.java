package io.mockmongo.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.bson.BsonArray;

/**
 * Which pattern has which element of an array, none two and none shared. Where a pattern finds all
 * that would do taken, others give theirs up for another that does for them as well: an augmenting
 * path, so that as many patterns as can be have an element.
 */
final class ElementAssignment {

  private static final int NOBODY = -1;
  private static final byte FITS = 1;
  private static final byte MISFIT = 2;

  private final List<ElementPattern> patterns;
  private final BsonArray elements;
  private final byte[][] known;
  private final int[] elementOf;
  private final int[] ownerOf;

  /** Of each element the pattern that asked for it first, in the search that goes on. */
  private final int[] askedBy;

  ElementAssignment(List<ElementPattern> patterns, BsonArray elements) {
    this.patterns = patterns;
    this.elements = elements;
    this.known = new byte[patterns.size()][];
    this.elementOf = new int[patterns.size()];
    this.ownerOf = new int[elements.size()];
    this.askedBy = new int[elements.size()];
    Arrays.fill(ownerOf, NOBODY);
  }

  /** Returns the patterns for which there is no element; the first alone if that is enough. */
  List<ElementPattern> placeAll(boolean brief) {
    List<ElementPattern> missing = new ArrayList<>();
    for (int i = 0; i < patterns.size() && !(brief && !missing.isEmpty()); i++) {
      if (!place(i)) {
        missing.add(patterns.get(i));
      }
    }
    return missing;
  }

  /** Finds an element for a pattern that has none; false if there is none for it. */
  private boolean place(int pattern) {
    Arrays.fill(askedBy, NOBODY);
    Deque<Integer> asking = new ArrayDeque<>(List.of(pattern));
    while (!asking.isEmpty()) {
      int free = ask(asking.poll(), asking);
      if (free >= 0) {
        handOver(free, pattern);
        return true;
      }
    }
    return false;
  }

  /** Returns the elements that no pattern has. */
  BsonArray leftOver() {
    BsonArray left = new BsonArray();
    for (int i = 0; i < ownerOf.length; i++) {
      if (ownerOf[i] == NOBODY) {
        left.add(elements.get(i));
      }
    }
    return left;
  }

  /** Returns a free element that fits; else has the owners of those that fit ask for another. */
  private int ask(int pattern, Deque<Integer> asking) {
    int size = elements.size();
    for (int i = 0; i < size; i++) {
      int element = (pattern + i) % size; // first the one in its own place, which often fits
      if (askedBy[element] == NOBODY && fits(pattern, element)) {
        askedBy[element] = pattern;
        if (ownerOf[element] == NOBODY) {
          return element;
        }
        asking.add(ownerOf[element]);
      }
    }
    return NOBODY;
  }

  private void handOver(int free, int last) {
    int element = free;
    int owner;
    do {
      owner = askedBy[element];
      int givenUp = elementOf[owner];
      ownerOf[element] = owner;
      elementOf[owner] = element;
      element = givenUp;
    } while (owner != last);
  }

  private boolean fits(int pattern, int element) {
    if (known[pattern] == null) {
      known[pattern] = new byte[elements.size()];
    }
    byte[] row = known[pattern];
    if (row[element] == 0) {
      row[element] = patterns.get(pattern).pattern().matches(elements.get(element)) ? FITS : MISFIT;
    }
    return row[element] == FITS;
  }
}
