package io.mockmongo.failpoint;

import io.mockmongo.bson.Fields;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The setting of a fail point, as the command {@code configureFailPoint} has it.
 *
 * @param name the name of the fail point
 * @param mode how often it strikes
 * @param action what it does
 */
record FailPointSetting(String name, FailPointMode mode, FailPointAction action) {

  /**
   * Reads a command.
   *
   * @throws FailPointException the error of a server, if it can't be carried out
   */
  static FailPointSetting of(BsonDocument command) {
    BsonValue value = Fields.get(command, FailPoints.CONFIGURE);
    String name = value != null && value.isString() ? value.asString().getValue() : "";
    if (FailPointActions.of(name, new FailPointData(new BsonDocument())).isEmpty()) {
      throw FailPointException.unknown(name);
    }
    FailPointMode mode = FailPointMode.of(command);
    return new FailPointSetting(
        name, mode, FailPointActions.of(name, FailPointData.of(command)).orElseThrow());
  }
}
