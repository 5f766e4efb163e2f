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
 * OmittedFields.removedFrom(ExtendedJson.parse("{n: 1, ok: {$$exists: false}}")) // {n: 1}
 * }</pre>
 */
final class OmittedFields {

  private OmittedFields() {}

  /**
   * Removes the fields that are to be left out.
   *
   * @param reply a completed reply
   * @return the reply to send; the same one if it leaves nothing out
   */
  static RawBsonDocument removedFrom(RawBsonDocument reply) {
    List<Field> fields = Fields.of(reply);
    if (fields.stream().noneMatch(field -> isOmitted(field.value()))) {
      return reply;
    }
    RawBuilder rest = new RawBuilder();
    fields.stream()
        .filter(field -> !isOmitted(field.value()))
        .forEach(field -> rest.append(field.name(), field.value()));
    return rest.build();
  }

  private static boolean isOmitted(BsonValue value) {
    return value.isDocument()
        && BsonBoolean.FALSE.equals(Fields.get(value.asDocument(), "$$exists"));
  }
}
