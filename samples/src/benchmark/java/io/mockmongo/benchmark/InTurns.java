package io.mockmongo.benchmark;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** A benchmark's state that measures when it is its turn, for as long as an iteration lasts. */
public abstract class InTurns {

  private final Turns turns = Turns.ofThisJvm();

  @Setup(Level.Iteration)
  public void beginTurn() {
    turns.begin();
  }

  @TearDown(Level.Iteration)
  public void endTurn() {
    turns.end();
  }
}
