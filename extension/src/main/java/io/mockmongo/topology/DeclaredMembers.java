package io.mockmongo.topology;

import io.mockmongo.profile.Membership;
import io.mockmongo.profile.ReplicaSet;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The members that a replica set was started with, and how each began. They are restored by a new
 * version of the configuration and an election in a new term: clients that stay connected take an
 * older one for stale. Not thread-safe.
 */
final class DeclaredMembers {

  private final Map<MockMongoServer, ServerProfile> profiles = new LinkedHashMap<>();
  private final ReplicaSet declared;

  /** Takes note of the members of a set that has just started. */
  DeclaredMembers(List<MockMongoServer> started) {
    this.declared = set(started.get(0));
    started.forEach(server -> profiles.put(server, server.profile()));
  }

  /** Restores the members, unless nothing has changed. */
  void restore() {
    if (profiles.entrySet().stream().allMatch(DeclaredMembers::isUnchanged)) {
      return;
    }
    ReplicaSet restored = next();
    profiles.replaceAll(
        (server, profile) ->
            profile.member(new Membership(server.address(), restored, Duration.ZERO)));
    profiles.keySet().stream()
        .sorted(Comparator.comparing(server -> restored.isPrimary(server.address())))
        .forEach(this::restore); // the old primary steps down first
  }

  private static boolean isUnchanged(Map.Entry<MockMongoServer, ServerProfile> declared) {
    return declared.getKey().profile().equals(declared.getValue());
  }

  private void restore(MockMongoServer server) {
    server.changesProfile(any -> profiles.get(server));
  }

  private ReplicaSet next() {
    ReplicaSet next =
        new ReplicaSet(
            declared.name(),
            (int) highest(ReplicaSet::version) + 1,
            highest(ReplicaSet::term),
            declared.members(),
            Optional.empty(),
            declared.states());
    return declared.primary().map(next::elected).orElse(next);
  }

  private long highest(ToLongFunction<ReplicaSet> number) {
    return profiles.keySet().stream()
        .map(DeclaredMembers::set)
        .mapToLong(number)
        .max()
        .orElseThrow();
  }

  private static ReplicaSet set(MockMongoServer server) {
    return server.profile().membership().orElseThrow().set();
  }
}
