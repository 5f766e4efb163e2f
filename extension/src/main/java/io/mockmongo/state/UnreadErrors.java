package io.mockmongo.state;

/**
 * The errors of one change that clients may not have read yet. That a client has read one is known
 * once it sends another request on the same connection or closes it; where it does neither, it has
 * had its time after a number of turns of a timer. Not thread-safe.
 */
final class UnreadErrors {

  /** The turns after an error that lets a client keep its connection: mostly nothing follows. */
  private static final int TURNS = 3;

  /** The turns after an error at which drivers close the connection, as they soon do. */
  private static final int TURNS_BEFORE_END = 50;

  /** The turns in all where errors follow each other. */
  private static final int MOST_TURNS = 100;

  private final int turnsAfterError;
  private int turnsLeft;
  private int turns;
  private int errors;
  private int read;

  /**
   * Creates an empty set of errors.
   *
   * @param condition the condition that the errors tell
   */
  UnreadErrors(ServerCondition condition) {
    this.turnsAfterError = condition == ServerCondition.SHUTTING_DOWN ? TURNS_BEFORE_END : TURNS;
  }

  /** Adds an error that is about to be written. */
  void add() {
    errors++;
    restartTurns();
  }

  /** Counts all turns after now. */
  void restartTurns() {
    turnsLeft = turnsAfterError;
  }

  /** Counts a turn; returns whether all clients have had their time. */
  boolean countTurn() {
    turns++;
    turnsLeft--;
    return turnsLeft <= 0 || turns >= MOST_TURNS;
  }

  /** Counts an error that was read; returns whether all were. */
  boolean countRead() {
    read++;
    return read >= errors;
  }

  /**
   * Tells whether a client has read one of the errors, or almost certainly reads one before it
   * reads a hello, since there are several.
   */
  boolean areReadFirst() {
    return read > 0 || errors > 1;
  }
}
