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
import java.util.stream.Stream;

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
    this.declared = started.get(0).profile().membership().orElseThrow().set();
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

  /** A member that was given another profile may know of no set. */
  private long highest(ToLongFunction<ReplicaSet> number) {
    Stream<ServerProfile> now = profiles.keySet().stream().map(MockMongoServer::profile);
    return Stream.concat(profiles.values().stream(), now)
        .flatMap(profile -> profile.membership().stream())
        .map(Membership::set)
        .mapToLong(number)
        .max()
        .orElseThrow();
  }
}
