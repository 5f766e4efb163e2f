package io.mockmongo.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.bson.BsonArray;

/**
 * An assignment of array elements to patterns, at most one element to a pattern and one pattern to
 * an element. It assigns as many patterns as possible: if all elements that match a pattern are
 * taken, their owners move to other matching elements along an augmenting path (maximum bipartite
 * matching).
 */
final class ElementAssignment {

  private static final int UNASSIGNED = -1;
  private static final byte MATCH = 1;
  private static final byte MISMATCH = 2;

  private final List<ElementPattern> patterns;
  private final BsonArray elements;
  private final byte[][] results;
  private final int[] elementOf;
  private final int[] ownerOf;

  /** For each element, the pattern that first asked for it in the current search. */
  private final int[] askedBy;

  ElementAssignment(List<ElementPattern> patterns, BsonArray elements) {
    this.patterns = patterns;
    this.elements = elements;
    this.results = new byte[patterns.size()][];
    this.elementOf = new int[patterns.size()];
    this.ownerOf = new int[elements.size()];
    this.askedBy = new int[elements.size()];
    Arrays.fill(ownerOf, UNASSIGNED);
  }

  /** Assigns all patterns and returns those left without an element; only the first if brief. */
  List<ElementPattern> assignAll(boolean brief) {
    List<ElementPattern> missing = new ArrayList<>();
    for (int i = 0; i < patterns.size() && !(brief && !missing.isEmpty()); i++) {
      if (!assign(i)) {
        missing.add(patterns.get(i));
      }
    }
    return missing;
  }

  /** Assigns an element to a pattern; returns false if none can be made free for it. */
  private boolean assign(int pattern) {
    Arrays.fill(askedBy, UNASSIGNED);
    Deque<Integer> pending = new ArrayDeque<>(List.of(pattern));
    while (!pending.isEmpty()) {
      int free = findFree(pending.poll(), pending);
      if (free >= 0) {
        reassign(free, pattern);
        return true;
      }
    }
    return false;
  }

  /** Returns the elements that are assigned to no pattern. */
  BsonArray unassigned() {
    BsonArray left = new BsonArray();
    for (int i = 0; i < ownerOf.length; i++) {
      if (ownerOf[i] == UNASSIGNED) {
        left.add(elements.get(i));
      }
    }
    return left;
  }

  /**
   * Returns a free element that matches; if there is none, queues the owners of those that match.
   */
  private int findFree(int pattern, Deque<Integer> pending) {
    int size = elements.size();
    for (int i = 0; i < size; i++) {
      int element = (pattern + i) % size; // start at the pattern's own index, which often matches
      if (askedBy[element] == UNASSIGNED && matches(pattern, element)) {
        askedBy[element] = pattern;
        if (ownerOf[element] == UNASSIGNED) {
          return element;
        }
        pending.add(ownerOf[element]);
      }
    }
    return UNASSIGNED;
  }

  /** Moves elements to new owners along the path from a free element to the last pattern. */
  private void reassign(int free, int last) {
    int element = free;
    int owner;
    do {
      owner = askedBy[element];
      int previous = elementOf[owner];
      ownerOf[element] = owner;
      elementOf[owner] = element;
      element = previous;
    } while (owner != last);
  }

  private boolean matches(int pattern, int element) {
    if (results[pattern] == null) {
      results[pattern] = new byte[elements.size()];
    }
    byte[] row = results[pattern];
    if (row[element] == 0) {
      row[element] =
          patterns.get(pattern).pattern().matches(elements.get(element)) ? MATCH : MISMATCH;
    }
    return row[element] == MATCH;
  }
}
