package io.mockmongo.journal;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fact that the test changed the network between a server and its clients: it is slow, held or
 * partitioned from now on, or normal again.
 *
 * <pre>{@code
 * changed.conditions().contains(NetworkChanged.Condition.HELD)
 * }</pre>
 *
 * @param position the position in the journal
 * @param elapsedNanos nanoseconds since the server's start
 * @param connection the server, with 0 as the number: the change concerns all connections
 * @param conditions the conditions from now on; empty if the network is normal again
 * @param reason the call of the test and its place
 */
public record NetworkChanged(
    Position position,
    long elapsedNanos,
    ConnectionId connection,
    Set<Condition> conditions,
    String reason)
    implements Fact {

  /** The conditions of a network that is not normal. */
  public enum Condition {
    /** Each reply takes longer. */
    SLOW,
    /** All traffic waits, in both directions. */
    HELD,
    /** All traffic is lost, in both directions. */
    PARTITIONED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps an immutable copy of the conditions. */
  public NetworkChanged {
    conditions = Set.copyOf(conditions);
  }

  @Override
  public String who() {
    return "server";
  }

  @Override
  public String what() {
    return "network is " + words();
  }

  /** Returns the conditions in words, such as {@code slow, held}, or {@code normal}. */
  public String words() {
    return conditions.isEmpty()
        ? "normal"
        : conditions.stream().sorted().map(Condition::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String text() {
    return reason;
  }

  @Override
  public String toString() {
    return line();
  }
}
