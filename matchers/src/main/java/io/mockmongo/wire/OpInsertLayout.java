package io.mockmongo.wire;

import io.mockmongo.message.OpInsert;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/** The wire format of an {@link OpInsert}: decoder and encoder. */
final class OpInsertLayout {

  private OpInsertLayout() {}

  // 0        16      20                                          length
  // +--------+-------+--------------------+----------+-- - - --+
  // | header | flags | fullCollectionName | document |         |
  // |   16   |   4   |     n, then 00     |    n     |         |
  // +--------+-------+--------------------+----------+-- - - --+
  static OpInsert decode(Frame frame, FieldReader fields) {
    return new OpInsert(
        frame.requestId(),
        frame.responseTo(),
        fields.int32("flags"),
        fields.cstring("fullCollectionName"),
        documents(fields));
  }

  private static List<RawBsonDocument> documents(FieldReader fields) {
    List<RawBsonDocument> documents = new ArrayList<>(1);
    do {
      documents.add(fields.document("document"));
    } while (fields.hasRemaining());
    return documents;
  }

  static Frame encode(OpInsert insert) {
    return new FieldWriter(insert, bodySize(insert))
        .int32(insert.flagBits())
        .cstring(insert.fullCollectionName())
        .documents(insert.documents())
        .frame();
  }

  private static long bodySize(OpInsert insert) {
    return Integer.BYTES
        + FieldWriter.sizeOf(insert.fullCollectionName())
        + FieldWriter.sizeOf(insert.documents());
  }
}
