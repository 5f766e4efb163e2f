package io.mockmongo.junit;

import io.mockmongo.server.ClientTarget;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.TestConversation;
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
                    + "; take that, or declare members, such as @MockMongo(members = 3)"));
  }

  /** Returns what the client of a parameter or field connects to. */
  ClientTarget target(InjectionPoint point) {
    return point.choosesMember() ? point.member().of(conversation) : whole;
  }

  /** Returns the addresses, for messages. */
  String addresses() {
    return conversation.servers().stream()
        .map(MockMongoServer::address)
        .collect(Collectors.joining(", "));
  }
}
