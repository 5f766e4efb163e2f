package io.mockmongo.wire;

import io.mockmongo.message.OpQuery;
import java.util.Optional;
import org.bson.RawBsonDocument;

/** The wire format of an {@link OpQuery}: decoder and encoder. */
final class OpQueryLayout {

  private OpQueryLayout() {}

  // 0        16      20                                                             length
  // +--------+-------+--------------------+------+--------+----------+----------------+
  // | header | flags | fullCollectionName | skip | return |  query   | fieldsSelector |
  // |   16   |   4   |     n, then 00     |  4   |   4    |    n     |     0 or n     |
  // +--------+-------+--------------------+------+--------+----------+----------------+
  static OpQuery decode(Frame frame, FieldReader fields) {
    var query =
        new OpQuery(
            frame.requestId(),
            frame.responseTo(),
            fields.int32("flags"),
            fields.cstring("fullCollectionName"),
            fields.int32("numberToSkip"),
            fields.int32("numberToReturn"),
            fields.document("query"),
            selector(fields));
    fields.end("returnFieldsSelector");
    return query;
  }

  private static Optional<RawBsonDocument> selector(FieldReader fields) {
    return fields.hasRemaining()
        ? Optional.of(fields.document("returnFieldsSelector"))
        : Optional.empty();
  }

  static Frame encode(OpQuery query) {
    var fields =
        new FieldWriter(query, bodySize(query))
            .int32(query.flagBits())
            .cstring(query.fullCollectionName())
            .int32(query.numberToSkip())
            .int32(query.numberToReturn())
            .document(query.query());
    query.returnFieldsSelector().ifPresent(fields::document);
    return fields.frame();
  }

  private static long bodySize(OpQuery query) {
    return 3L * Integer.BYTES
        + FieldWriter.sizeOf(query.fullCollectionName())
        + FieldWriter.sizeOf(query.query())
        + query.returnFieldsSelector().map(FieldWriter::sizeOf).orElse(0);
  }
}
