package io.mockmongo.junit;

import io.mockmongo.profile.MemberState;
import io.mockmongo.profile.Membership;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.server.ClientTarget;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.TestConversation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * What one declaration has started: a server, or a deployment of several.
 *
 * @param conversation the server or the deployment, with the verbs of a test
 * @param whole the same, for clients
 */
record StartedServers(TestConversation conversation, ClientTarget whole) {

  static <T extends TestConversation & ClientTarget> StartedServers of(T started) {
    return new StartedServers(started, started);
  }

  /** Returns the server or the deployment for a parameter or field, or one of its members. */
  TestConversation conversation(InjectionPoint point) {
    if (point.type().isInstance(conversation) && !point.choosesMember()) {
      return conversation;
    }
    if (point.type() == MockMongoServer.class) {
      return point.member().of(conversation);
    }
    throw new ParameterResolutionException(
        point
            + (point.choosesMember()
                ? ": a member is a MockMongoServer; take that, or choose no member"
                : ": the declaration starts a "
                    + conversation.getClass().getSimpleName()
                    + "; take that, or declare another one with members and topology, such as"
                    + " @MockMongo(members = 3)"));
  }

  /** Returns what the client of a parameter or field connects to. */
  ClientTarget target(InjectionPoint point) {
    return point.choosesMember() ? point.member().of(conversation) : whole;
  }

  /** Returns what each server reports of itself now. */
  List<ServerProfile> profiles() {
    return conversation.servers().stream().map(MockMongoServer::profile).toList();
  }

  /** Returns the member that is primary, in a replica set of several. */
  Optional<Membership> primary() {
    return profiles().stream()
        .flatMap(profile -> profile.membership().stream())
        .filter(membership -> membership.state() == MemberState.PRIMARY)
        .findFirst();
  }

  /** Returns the servers with their addresses, for messages. */
  @Override
  public String toString() {
    return conversation.servers().stream()
        .map(MockMongoServer::address)
        .collect(Collectors.joining(", ", noun() + " ", ""));
  }

  /** Returns {@code server} or {@code servers}. */
  String noun() {
    return conversation.servers().size() == 1 ? "server" : "servers";
  }
}
