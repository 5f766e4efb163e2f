package io.mockmongo.server;

import io.mockmongo.script.Network;
import java.time.Duration;
import java.util.List;

/** The networks of several servers, which change together. */
record SharedNetwork(List<Network> networks) implements Network {

  @Override
  public void delay(Duration roundTrip) {
    networks.forEach(network -> network.delay(roundTrip));
  }

  @Override
  public void delay(Duration min, Duration max, long seed) {
    networks.forEach(network -> network.delay(min, max, seed));
  }

  @Override
  public void hold() {
    networks.forEach(Network::hold);
  }

  @Override
  public void release() {
    networks.forEach(Network::release);
  }

  @Override
  public void partition() {
    networks.forEach(Network::partition);
  }

  @Override
  public void repair() {
    networks.forEach(Network::repair);
  }
}
