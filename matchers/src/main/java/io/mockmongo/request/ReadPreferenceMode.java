package io.mockmongo.request;

import io.mockmongo.journal.Received;
import io.mockmongo.message.OpQuery;
import io.mockmongo.pattern.Path;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The mode of a request's read preference, which is primary where none is sent.
 *
 * <p>Specification: server selection, "passing read preference to mongos and load balancers".
 */
final class ReadPreferenceMode {

  private static final String PRIMARY = "primary";
  private static final List<String> MODES =
      List.of(PRIMARY, "primaryPreferred", "secondary", "secondaryPreferred", "nearest");
  private static final Path MODE = Path.parse("$readPreference.mode");

  private ReadPreferenceMode() {}

  static FactCondition<Received> is(String mode) {
    ArgumentChecks.value(mode, "withReadPreference(...)", "a mode");
    if (!MODES.contains(mode)) {
      throw new IllegalArgumentException(
          "\"" + mode + "\" is no mode of a read preference: it is one of " + MODES);
    }
    return new TextCondition<>(
        "with read preference " + mode, "read preference", mode, ReadPreferenceMode::of);
  }

  private static String of(Received request) {
    BsonValue mode = MODE.in(carrier(request));
    return mode != null && mode.isString() ? mode.asString().getValue() : PRIMARY;
  }

  /** Old clients wrap a command that carries a read preference. */
  private static BsonDocument carrier(Received request) {
    return request.message() instanceof OpQuery query
        ? query.query()
        : RequestReader.document(request);
  }
}
