package io.mockmongo.request;

import io.mockmongo.journal.Received;
import io.mockmongo.message.OpQuery;
import io.mockmongo.pattern.Path;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The condition on the mode of a request's read preference, which is primary if none was sent.
 *
 * <p>Specification: server selection, "passing read preference to mongos and load balancers".
 */
final class ReadPreferenceCondition {

  private static final String PRIMARY = "primary";
  private static final List<String> MODES =
      List.of(PRIMARY, "primaryPreferred", "secondary", "secondaryPreferred", "nearest");
  private static final Path MODE = Path.parse("$readPreference.mode");

  private ReadPreferenceCondition() {}

  static FactCondition<Received> of(String mode) {
    ArgumentChecks.notNull(mode, "withReadPreference(...)", "a mode");
    if (!MODES.contains(mode)) {
      throw new IllegalArgumentException(
          "\"" + mode + "\" is not a read preference mode: write one of " + MODES);
    }
    return new TextCondition<>(
        "with read preference " + mode, "read preference", mode, ReadPreferenceCondition::mode);
  }

  private static String mode(Received request) {
    BsonValue mode = MODE.in(commandOf(request));
    return mode != null && mode.isString() ? mode.asString().getValue() : PRIMARY;
  }

  /** Returns the document with $readPreference; old clients wrap the command in it ($query). */
  private static BsonDocument commandOf(Received request) {
    return request.message() instanceof OpQuery query
        ? query.query()
        : RequestReader.document(request);
  }
}
