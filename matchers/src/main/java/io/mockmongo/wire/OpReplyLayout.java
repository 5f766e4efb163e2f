package io.mockmongo.wire;

import io.mockmongo.message.OpReply;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/** The wire format of an {@link OpReply}: decoder and encoder. */
final class OpReplyLayout {

  private static final int NUMBER_RETURNED_OFFSET = 32;

  private OpReplyLayout() {}

  // 0        16              20         28             32               36                length
  // +--------+---------------+----------+--------------+----------------+----------+-- - - --+
  // | header | responseFlags | cursorID | startingFrom | numberReturned | document |         |
  // |   16   |       4       |    8     |      4       |       4        |    n     |         |
  // +--------+---------------+----------+--------------+----------------+----------+-- - - --+
  static OpReply decode(Frame frame, FieldReader fields) {
    return new OpReply(
        frame.requestId(),
        frame.responseTo(),
        fields.int32("responseFlags"),
        fields.int64("cursorID"),
        fields.int32("startingFrom"),
        documents(fields.int32("numberReturned"), fields));
  }

  private static List<RawBsonDocument> documents(int numberReturned, FieldReader fields) {
    List<RawBsonDocument> documents = new ArrayList<>(1);
    while (fields.hasRemaining()) {
      documents.add(fields.document("document"));
    }
    if (documents.size() != numberReturned) {
      throw new MalformedMessageException(
          "numberReturned is " + numberReturned + ", but " + documents.size() + " documents follow",
          NUMBER_RETURNED_OFFSET);
    }
    return documents;
  }

  static Frame encode(OpReply reply) {
    return new FieldWriter(reply, bodySize(reply))
        .int32(reply.flagBits())
        .int64(reply.cursorId())
        .int32(reply.startingFrom())
        .int32(reply.documents().size())
        .documents(reply.documents())
        .frame();
  }

  static long sizeOf(OpReply reply) {
    return Frame.HEADER_SIZE + bodySize(reply);
  }

  private static long bodySize(OpReply reply) {
    return 3L * Integer.BYTES + Long.BYTES + FieldWriter.sizeOf(reply.documents());
  }
}
