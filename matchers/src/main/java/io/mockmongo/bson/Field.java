package io.mockmongo.bson;

import java.util.Objects;
import org.bson.BsonValue;

/**
 * One field of a document: its name and its value.
 *
 * <pre>{@code
 * Field first = Fields.of(ExtendedJson.parse("{ping: 1}")).get(0); // ping, BsonInt32 1
 * }</pre>
 *
 * @param name the key, which need not be unique in its document
 * @param value the value
 */
public record Field(String name, BsonValue value) {

  /**
   * Rejects nulls: the BSON null is a value of its own.
   *
   * @param name the key
   * @param value the value
   */
  public Field {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }
}
