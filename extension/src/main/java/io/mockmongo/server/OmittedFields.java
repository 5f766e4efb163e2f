package io.mockmongo.server;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The fields that a declared reply leaves out, written as in a pattern: {@code {setName: {$$exists:
 * false}}}. While the server completes a reply such a field stands for itself, so that nothing is
 * filled in; it is removed last.
 *
 * <pre>{@code
 * declared = ExtendedJson.parse("{n: 1, ok: {$$exists: false}}");
 * OmittedFields.removedFrom(declared, completed) // {n: 1}
 * }</pre>
 */
final class OmittedFields {

  private OmittedFields() {}

  /**
   * Removes the fields that are to be left out.
   *
   * @param declared the declared reply, which alone can leave out fields
   * @param completed the same reply, completed
   * @return the reply to send; the completed one if nothing is left out
   */
  static RawBsonDocument removedFrom(RawBsonDocument declared, RawBsonDocument completed) {
    if (!leavesOutAny(Fields.of(declared))) {
      return completed;
    }
    RawBuilder rest = new RawBuilder();
    Fields.of(completed).stream()
        .filter(field -> !isOmitted(field.value()))
        .forEach(field -> rest.append(field.name(), field.value()));
    return rest.build();
  }

  /** Each reply is asked: no stream. */
  private static boolean leavesOutAny(List<Field> fields) {
    for (Field field : fields) {
      if (isOmitted(field.value())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOmitted(BsonValue value) {
    return value.isDocument()
        && BsonBoolean.FALSE.equals(Fields.get(value.asDocument(), "$$exists"));
  }
}
