package io.mockmongo.failpoint;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Received;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The requests that the data of a fail point select: by command, application, namespace and thread.
 *
 * @param commands the commands, by their first names
 * @param isForAll whether all commands are selected
 * @param data the other conditions
 */
record RequestFilter(Set<String> commands, boolean isForAll, FailPointData data) {

  static RequestFilter of(FailPointData data) {
    BsonValue names = data.get("failCommands");
    Set<String> commands =
        names == null || !names.isArray()
            ? Set.of()
            : names.asArray().stream()
                .filter(BsonValue::isString)
                .map(name -> CommandAliases.firstName(name.asString().getValue()))
                .collect(Collectors.toUnmodifiableSet());
    return new RequestFilter(commands, data.has("failAllCommands"), data);
  }

  boolean matches(Received request) {
    String name = request.command().name();
    return (isForAll || commands.contains(CommandAliases.firstName(name)))
        && !name.equals(FailPoints.CONFIGURE)
        && matchesConditions(request);
  }

  /** Tells whether a request fulfils the conditions other than the command. */
  boolean matchesConditions(Received request) {
    return (data.isTrue("failInternalCommands") || !isOfServer(request))
        && matches("appName", application(request))
        && matches("namespace", request.command().namespace())
        && matches("threadName", "conn" + request.connection().number());
  }

  private boolean matches(String condition, String actual) {
    return data.text(condition).map(actual::equals).orElse(true);
  }

  /** Returns the name of the client's application, or empty. */
  private static String application(Received request) {
    return request
        .client()
        .map(client -> Fields.get(client, "application"))
        .filter(BsonValue::isDocument)
        .map(BsonValue::asDocument)
        .flatMap(RequestFilter::name)
        .orElse("");
  }

  private static Optional<String> name(BsonDocument application) {
    return Optional.ofNullable(Fields.get(application, "name"))
        .filter(BsonValue::isString)
        .map(name -> name.asString().getValue());
  }

  /** Tells whether the client is another server of a deployment. */
  private static boolean isOfServer(Received request) {
    return request
        .handshake()
        .filter(hello -> hello.command().get("internalClient") != null)
        .isPresent();
  }
}
