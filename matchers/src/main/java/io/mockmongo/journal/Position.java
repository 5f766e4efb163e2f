package io.mockmongo.journal;

/**
 * A position in the journal of a conversation: that of a fact, or a mark between two facts.
 * Positions grow in the order of recording, across all servers of the conversation and across
 * tests. Immutable.
 *
 * <pre>{@code
 * Position begin = server.mark();
 * orders.save(order);
 * server.verify(once().after(begin), command("insert"));
 * }</pre>
 *
 * @param number counts from 1; 0 is before the first fact
 */
public record Position(long number) implements Comparable<Position> {

  /** The position before the first fact, and that of a request that no server received. */
  public static final Position START = new Position(0);

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Position {
    if (number < 0) {
      throw new IllegalArgumentException("Position(" + number + "): the number is negative");
    }
  }

  /**
   * Returns whether this position is after another one.
   *
   * @param other a position in the journal of the same conversation
   */
  public boolean isAfter(Position other) {
    return number > other.number;
  }

  /**
   * Returns whether this position is before another one.
   *
   * @param other a position in the journal of the same conversation
   */
  public boolean isBefore(Position other) {
    return number < other.number;
  }

  @Override
  public int compareTo(Position other) {
    return Long.compare(number, other.number);
  }

  /** Returns the number, as reports show it. */
  @Override
  public String toString() {
    return Long.toString(number);
  }
}
