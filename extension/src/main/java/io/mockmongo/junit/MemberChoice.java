package io.mockmongo.junit;

import io.mockmongo.profile.MemberState;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.Topology;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.TestConversation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * The member of a deployment that a parameter or field takes.
 *
 * @param element the parameter or field
 * @param states the states, in one of which it is when it is injected; empty for any
 * @param index its place among the members in these states, or {@link FromServer#ANY}
 * @param host its address, or ""
 */
record MemberChoice(AnnotatedElement element, Set<MemberState> states, int index, String host) {

  static MemberChoice of(AnnotatedElement element) {
    FromServer from = element.getAnnotation(FromServer.class);
    return from == null
        ? new MemberChoice(element, Set.of(), FromServer.ANY, "")
        : new MemberChoice(element, Set.of(from.member()), from.index(), from.host());
  }

  /** Tells whether a member is chosen. */
  boolean isMade() {
    return !states.isEmpty() || index != FromServer.ANY || !host.isEmpty();
  }

  /** Returns the chosen one of the servers; of a single one no choice is needed. */
  MockMongoServer of(TestConversation servers) {
    List<MockMongoServer> all = servers.servers();
    if (!isMade() && all.size() > 1) {
      throw new ParameterResolutionException(
          element
              + ": choose a member with @FromServer(member = PRIMARY), (index = ...) or"
              + " (host = ...), or take the "
              + servers.getClass().getSimpleName()
              + "; its members are "
              + description(all));
    }
    List<MockMongoServer> found = all.stream().filter(this::matches).toList();
    int place = index == FromServer.ANY ? 0 : index;
    if (place < 0 || place >= found.size()) {
      throw new ParameterResolutionException(
          element + ": no member is " + this + "; the members are " + description(all));
    }
    return found.get(place);
  }

  private boolean matches(MockMongoServer server) {
    return (states.isEmpty() || state(server).filter(states::contains).isPresent())
        && (host.isEmpty() || host.equals(server.address()));
  }

  private static String description(List<MockMongoServer> members) {
    return members.stream()
        .map(member -> member.address() + state(member).map(state -> " " + state).orElse(""))
        .collect(Collectors.joining(", "));
  }

  /** Returns the state of a member of a replica set; the only one is the primary. */
  private static Optional<MemberState> state(MockMongoServer server) {
    ServerProfile profile = server.profile();
    return profile.topology() == Topology.REPLICA_SET
        ? Optional.of(profile.membershipOf(server.address()).state())
        : Optional.empty();
  }

  /** Returns the choice as its author wrote it. */
  @Override
  public String toString() {
    List<String> attributes = new ArrayList<>();
    if (!states.isEmpty()) {
      attributes.add("member = " + (states.size() == 1 ? states.iterator().next() : states));
    }
    if (index != FromServer.ANY) {
      attributes.add("index = " + index);
    }
    if (!host.isEmpty()) {
      attributes.add("host = \"" + host + "\"");
    }
    return "@FromServer(" + String.join(", ", attributes) + ")";
  }
}
