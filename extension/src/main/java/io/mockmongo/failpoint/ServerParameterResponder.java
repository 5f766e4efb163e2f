package io.mockmongo.failpoint;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.respond.Offer;
import io.mockmongo.respond.Responder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The built-in responder to {@code setParameter}, which accepts every parameter, and to {@code
 * getParameter} for those that were set, and for fail points. They have no effect. A request for
 * any other parameter is left to other responders. Thread-safe.
 */
public final class ServerParameterResponder implements Responder {

  private static final Origin ORIGIN = Origin.of("the built-in server parameters");

  /** Arguments that any command may have. */
  private static final Set<String> GENERIC =
      Set.of(
          "lsid",
          "comment",
          "maxTimeMS",
          "readConcern",
          "writeConcern",
          "apiVersion",
          "apiStrict",
          "apiDeprecationErrors");

  private static final String FAIL_POINT = "failpoint.";

  private final FailPoints failPoints;
  private final Map<String, BsonValue> values = new ConcurrentHashMap<>();

  /**
   * Creates the responder of one server.
   *
   * @param failPoints the server's fail points, which are listed among the parameters
   */
  public ServerParameterResponder(FailPoints failPoints) {
    this.failPoints = failPoints;
  }

  @Override
  public Offer offer(IncomingRequest request) {
    return switch (request.command().name()) {
      case "setParameter" -> Offer.of(any -> set(parameters(request)), ORIGIN);
      case "getParameter" -> get(parameters(request));
      default -> null;
    };
  }

  private static List<Field> parameters(IncomingRequest request) {
    List<Field> fields = Fields.of(request.command().document());
    return fields.subList(1, fields.size()).stream()
        .filter(field -> !field.name().startsWith("$") && !GENERIC.contains(field.name()))
        .toList();
  }

  /** Sets parameters; the reply has the old value of the first. */
  private Reply set(List<Field> parameters) {
    if (parameters.isEmpty()) {
      return Reply.error(
          ServerError.INVALID_OPTIONS.code(),
          "no option found to set, use help:true to see options ");
    }
    BsonValue was = values.get(parameters.get(0).name());
    parameters.forEach(parameter -> values.put(parameter.name(), parameter.value()));
    return Reply.of(was == null ? new BsonDocument() : new BsonDocument("was", was));
  }

  private Offer get(List<Field> parameters) {
    BsonDocument known = new BsonDocument();
    for (Field parameter : parameters) {
      value(parameter.name()).ifPresent(value -> known.append(parameter.name(), value));
    }
    boolean isComplete = !known.isEmpty() && known.size() == parameters.size();
    return isComplete ? Offer.of(Reply.of(known), ORIGIN) : null;
  }

  private Optional<BsonValue> value(String name) {
    return name.startsWith(FAIL_POINT)
        ? failPoints.listed(name.substring(FAIL_POINT.length())).map(BsonValue.class::cast)
        : Optional.ofNullable(values.get(name));
  }

  /** Returns the parameters that were set, and all fail points. */
  public BsonDocument known() {
    BsonDocument known = new BsonDocument();
    values.forEach(known::append);
    for (String name : FailPointActions.names()) {
      failPoints.listed(name).ifPresent(listed -> known.append(FAIL_POINT + name, listed));
    }
    return known;
  }

  /** Forgets all parameters. */
  public void clear() {
    values.clear();
  }
}
