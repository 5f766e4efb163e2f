package io.mockmongo.message;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.RawBsonDocument;

/** Puts the fields of the caller before those that drivers add, each group in wire order. */
final class DisplayOrder {

  private static final Set<String> ADDED =
      Set.of(
          "$db",
          "lsid",
          "txnNumber",
          "startTransaction",
          "autocommit",
          "$clusterTime",
          "$readPreference",
          "apiVersion",
          "apiStrict",
          "apiDeprecationErrors");

  private DisplayOrder() {}

  static RawBsonDocument of(RawBsonDocument command) {
    RawBuilder builder = new RawBuilder();
    append(command, field -> !ADDED.contains(field.name()), builder);
    append(command, field -> ADDED.contains(field.name()), builder);
    return builder.build();
  }

  private static void append(RawBsonDocument command, Predicate<Field> filter, RawBuilder builder) {
    for (Field field : Fields.of(command)) {
      if (filter.test(field)) {
        builder.append(field.name(), field.value());
      }
    }
  }
}
