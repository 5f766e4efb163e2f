package io.mockmongo.failpoint;

import io.mockmongo.bson.Fields;
import io.mockmongo.json.ExtendedJson;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The setting of a fail point, as the command {@code configureFailPoint} has it.
 *
 * @param name the name of the fail point
 * @param command the command, without the fields that drivers add
 * @param mode how often it strikes
 * @param action what it does
 */
record FailPointSetting(
    String name, BsonDocument command, FailPointMode mode, FailPointAction action) {

  private static final List<String> FIELDS = List.of(FailPoints.CONFIGURE, "mode", "data");
  private static final int LONGEST = 500;

  /**
   * Reads a command.
   *
   * @throws FailPointException the error of a server, if it can't be carried out
   */
  static FailPointSetting of(BsonDocument command) {
    BsonValue value = Fields.get(command, FailPoints.CONFIGURE);
    String name = value != null && value.isString() ? value.asString().getValue() : "";
    if (!FailPointActions.include(name)) {
      throw FailPointException.unknown(name);
    }
    FailPointMode mode = FailPointMode.of(command);
    FailPointAction action = FailPointActions.of(name, FailPointData.of(command));
    return new FailPointSetting(name, essence(command), mode, action);
  }

  /** Returns a fail point that is off; empty if no server has one of the name. */
  static Optional<FailPointSetting> off(String name) {
    return FailPointActions.include(name)
        ? Optional.of(
            of(
                new BsonDocument(FailPoints.CONFIGURE, new BsonString(name))
                    .append("mode", new BsonString("off"))))
        : Optional.empty();
  }

  private static BsonDocument essence(BsonDocument command) {
    BsonDocument essence = new BsonDocument();
    for (String field : FIELDS) {
      BsonValue value = Fields.get(command, field);
      if (value != null) {
        essence.append(field, value);
      }
    }
    return essence;
  }

  /** Returns the setting as a server lists it among its parameters. */
  BsonDocument listed(int timesEntered) {
    return new BsonDocument("mode", new BsonInt32(mode.number()))
        .append("data", command.get("data", new BsonDocument()))
        .append("timesEntered", new BsonInt64(timesEntered));
  }

  /** Returns the command, abbreviated. */
  @Override
  public String toString() {
    return ExtendedJson.abbreviate(command, LONGEST);
  }
}
