package io.mockmongo.server;

import io.mockmongo.argument.DurationCheck;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.NetworkChanged;
import io.mockmongo.journal.Position;
import io.mockmongo.network.Latency;
import io.mockmongo.network.NetworkState;
import io.mockmongo.network.TrafficGate;
import io.mockmongo.origin.SourceLine;
import io.mockmongo.script.Network;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** The network between one server and its clients. Thread-safe. */
final class ServerNetwork implements Network {

  private final String address;
  private final TrafficGate traffic;
  private final ConnectionRegistry connections;
  private final CurrentConversation conversation;

  ServerNetwork(
      String address,
      TrafficGate traffic,
      ConnectionRegistry connections,
      CurrentConversation conversation) {
    this.address = address;
    this.traffic = traffic;
    this.connections = connections;
    this.conversation = conversation;
  }

  @Override
  public void delay(Duration roundTrip) {
    String call = "delay(" + text(DurationCheck.inRange("delay(...)", roundTrip)) + ")";
    change(call, state -> state.with(Latency.of(roundTrip)));
  }

  @Override
  public void delay(Duration min, Duration max, long seed) {
    DurationCheck.inRange("delay(...)", min);
    DurationCheck.inRange("delay(...)", max);
    String call = "delay(" + text(min) + ", " + text(max) + ", " + seed + ")";
    if (min.compareTo(max) > 0) {
      throw new IllegalArgumentException(call + ": the shortest delay exceeds the longest");
    }
    change(call, state -> state.with(Latency.between(min, max, seed)));
    conversation
        .get()
        .findings()
        .warn(
            "replies of the server at %s were delayed at random; to repeat it: network().%s"
                .formatted(address, call));
  }

  private static String text(Duration time) {
    return time.toNanos() % 1_000_000 == 0
        ? "ofMillis(" + time.toMillis() + ")"
        : "ofNanos(" + time.toNanos() + ")";
  }

  @Override
  public void hold() {
    change("hold()", state -> state.withHeld(true));
  }

  @Override
  public void release() {
    change("release()", state -> state.withHeld(false));
  }

  @Override
  public void partition() {
    change("partition()", state -> state.withPartition(true));
  }

  @Override
  public void repair() {
    change("repair()", state -> state.withPartition(false));
    connections.resetCut("it was open during the partition");
  }

  /**
   * Makes the network normal again, at the end of the test: what was held, or sent into a
   * partition, goes on, since the connections may serve the next test.
   */
  void restore() {
    changeAs("at the end of the test", NetworkState::normal);
  }

  private void change(String call, UnaryOperator<NetworkState> change) {
    changeAs("by network()." + call + " at " + new SourceLine(), change);
  }

  /** Changes the network, and records that: before traffic can pass, once no traffic passes. */
  private void changeAs(String reason, UnaryOperator<NetworkState> change) {
    NetworkState before = traffic.state();
    NetworkState after = change.apply(before);
    if (after.equals(before)) {
      return;
    }
    if (after.blocks()) {
      traffic.change(change);
      record(after, reason);
    } else {
      record(after, reason);
      traffic.change(change);
    }
    connections.networkChanged();
  }

  private void record(NetworkState state, String reason) {
    ConnectionId all = new ConnectionId(address, 0);
    conversation
        .get()
        .recorder()
        .record(
            (position, nanos) ->
                new NetworkChanged(new Position(position), nanos, all, state.conditions(), reason));
  }
}
