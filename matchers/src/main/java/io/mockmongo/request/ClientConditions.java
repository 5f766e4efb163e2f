package io.mockmongo.request;

import io.mockmongo.journal.Received;
import io.mockmongo.pattern.Difference;
import io.mockmongo.pattern.DocumentPattern;
import io.mockmongo.pattern.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Conditions on the client of a request (its handshake's metadata), and on kinds of hello. */
final class ClientConditions {

  private static final Path APPLICATION = Path.parse("application.name");
  private static final String HELLO = "hello or isMaster or ismaster";

  private ClientConditions() {}

  static FactCondition<Received> application(String name) {
    return new TextCondition<>(
        "from application " + name, "client.application.name", name, ClientConditions::application);
  }

  static FactCondition<Received> handshake() {
    return new HelloCondition(
        "handshake", "the first on its connection", "a later one", ClientConditions::isHandshake);
  }

  static FactCondition<Received> heartbeat() {
    return new HelloCondition(
        "heartbeat",
        "one after the connection's handshake",
        "the handshake",
        request -> !isHandshake(request));
  }

  static FactCondition<Received> awaitableHello() {
    return new HelloCondition(
        "awaitable hello",
        "one with maxAwaitTimeMS",
        "one without maxAwaitTimeMS",
        request -> request.command().get("maxAwaitTimeMS") != null);
  }

  /** A condition that the client metadata match a document pattern. */
  record MetadataCondition(DocumentPattern pattern) implements FactCondition<Received> {

    @Override
    public void compare(Received request, Consumer<Difference> report) {
      BsonDocument client = request.client().orElse(null);
      if (client == null) {
        report.accept(new Difference("client", pattern.toString(), Difference.ABSENT));
      } else {
        pattern.differences(client).forEach(difference -> report.accept(prefixed(difference)));
      }
    }

    @Override
    public String text() {
      return "from a client matching " + pattern;
    }

    private static Difference prefixed(Difference difference) {
      return new Difference(
          "client." + difference.path(), difference.expected(), difference.actual());
    }
  }

  /** A condition that the request is a hello of a certain kind. */
  record HelloCondition(String text, String expected, String actual, Predicate<Received> predicate)
      implements FactCondition<Received> {

    @Override
    public void compare(Received request, Consumer<Difference> report) {
      if (!request.isHello()) {
        report.accept(Difference.ofName("command", HELLO, request.command().name()));
      } else if (!predicate.test(request)) {
        report.accept(new Difference("hello", expected, actual));
      }
    }

    @Override
    public boolean isSubject() {
      return true;
    }

    @Override
    public boolean isAboutHellos() {
      return true;
    }
  }

  private static boolean isHandshake(Received hello) {
    return hello.handshake().filter(first -> first == hello).isPresent();
  }

  private static String application(Received request) {
    BsonValue name = request.client().map(APPLICATION::in).orElse(null);
    return name != null && name.isString() ? name.asString().getValue() : "";
  }
}
