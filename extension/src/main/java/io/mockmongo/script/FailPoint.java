package io.mockmongo.script;

/**
 * A fail point that the test has turned on. Thread-safe.
 *
 * <pre>{@code
 * FailPoint shutdown = server.failPoint(failCommand("insert").times(1).errorCode(91));
 * orders.save(order);
 * assertEquals(1, shutdown.uses());
 * }</pre>
 */
public interface FailPoint {

  /** Returns the name of the fail point, such as {@code failCommand}. */
  String name();

  /** Returns the number of requests that it struck. */
  int uses();

  /** Tells whether it has switched itself off, since it struck as often as it should. */
  boolean isUsedUp();

  /** Turns the fail point off. Does nothing the second time. */
  void cancel();
}
