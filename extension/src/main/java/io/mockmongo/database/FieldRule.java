package io.mockmongo.database;

import io.mockmongo.bson.TypeName;
import io.mockmongo.profile.ServerRelease;
import java.util.Locale;
import java.util.Optional;
import org.bson.BsonType;
import org.bson.BsonValue;

/**
 * The rule for one field of a command.
 *
 * @param name the field's name
 * @param type the types of its value
 * @param required whether the command needs it
 * @param since the first release that knows it
 */
record FieldRule(String name, FieldType type, boolean required, ServerRelease since) {

  /**
   * Reads a rule.
   *
   * @param text the name, then {@code :type} unless any type is right, then {@code !} if the field
   *     is required, then {@code @release} if not every release knows it
   */
  static FieldRule of(String text) {
    String[] nameAndRelease = text.split("@");
    String field = nameAndRelease[0].replace("!", "");
    String[] nameAndType = field.split(":");
    return new FieldRule(
        nameAndType[0],
        nameAndType.length == 1
            ? FieldType.ANY
            : FieldType.valueOf(nameAndType[1].toUpperCase(Locale.ROOT)),
        !field.equals(nameAndRelease[0]),
        nameAndRelease.length == 1 ? ServerRelease.V3_6 : ServerRelease.of(nameAndRelease[1]));
  }

  boolean isKnownTo(ServerRelease release) {
    return release.compareTo(since) >= 0;
  }

  /** Returns the error of a server for a value of a wrong type; a null is as good as no value. */
  Optional<Refusal> refusal(String command, BsonValue value) {
    return value == null || value.getBsonType() == BsonType.NULL
        ? required ? Optional.of(Refusal.missingField(path(command))) : Optional.empty()
        : type.includes(value) ? Optional.empty() : Optional.of(wrongType(command, value));
  }

  private Refusal wrongType(String command, BsonValue value) {
    return new Refusal(
        Refusal.TYPE_MISMATCH,
        "BSON field '%s' is the wrong type '%s', expected %s"
            .formatted(path(command), TypeName.of(value), type.expected()));
  }

  private String path(String command) {
    return command + "." + name;
  }
}
