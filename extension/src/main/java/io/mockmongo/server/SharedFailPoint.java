package io.mockmongo.server;

import io.mockmongo.script.FailPoint;
import java.util.List;

/**
 * A fail point that is on on several servers.
 *
 * @param ofServers the fail point of each server
 */
record SharedFailPoint(List<FailPoint> ofServers) implements FailPoint {

  @Override
  public String name() {
    return ofServers.get(0).name();
  }

  @Override
  public int uses() {
    return ofServers.stream().mapToInt(FailPoint::uses).sum();
  }

  @Override
  public boolean isUsedUp() {
    return ofServers.stream().allMatch(FailPoint::isUsedUp);
  }

  @Override
  public void cancel() {
    ofServers.forEach(FailPoint::cancel);
  }
}
