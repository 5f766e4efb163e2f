package io.mockmongo.wire;

import io.mockmongo.message.Section;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/** The wire format of one {@link Section}: decoder and encoder. */
final class SectionLayout {

  static final int BODY = 0;
  static final int SEQUENCE = 1;

  private SectionLayout() {}

  // 0      1
  // +------+----------+
  // | kind | document |
  // | 0    |    n     |
  // +------+----------+
  //        ^ the reader stands here
  static Section.Body decodeBody(FieldReader fields) {
    return new Section.Body(fields.document("body"));
  }

  // 0      1      5                                          1 + size
  // +------+------+--------------+----------+-- - - --+----------+
  // | kind | size |  identifier  | document |         | document |
  // | 1    |  4   |  n, then 00  |    n     |         |    n     |
  // +------+------+--------------+----------+-- - - --+----------+
  //        ^ the reader stands here
  static Section.Sequence decodeSequence(FieldReader fields) {
    FieldReader sequence = sequence(fields);
    String identifier = sequence.cstring("identifier");
    List<RawBsonDocument> documents = new ArrayList<>();
    while (sequence.hasRemaining()) {
      documents.add(sequence.document("document"));
    }
    return new Section.Sequence(identifier, documents);
  }

  private static FieldReader sequence(FieldReader fields) {
    int start = fields.position();
    int available = fields.remaining();
    int size = fields.int32("section size");
    if (size < Integer.BYTES || size > available) {
      throw new MalformedMessageException(
          "section size " + size + " is out of range, expected 4 to " + available, start);
    }
    return fields.slice(size - Integer.BYTES);
  }

  static void encode(Section section, FieldWriter fields) {
    if (section instanceof Section.Sequence sequence) {
      fields
          .uint8(SEQUENCE)
          .int32(Math.toIntExact(sequenceSize(sequence)))
          .cstring(sequence.identifier())
          .documents(sequence.documents());
    } else {
      fields.uint8(BODY).document(((Section.Body) section).document());
    }
  }

  static long sizeOf(Section section) {
    long size =
        section instanceof Section.Sequence sequence
            ? sequenceSize(sequence)
            : FieldWriter.sizeOf(((Section.Body) section).document());
    return 1 + size;
  }

  private static long sequenceSize(Section.Sequence sequence) {
    return Integer.BYTES
        + FieldWriter.sizeOf(sequence.identifier())
        + FieldWriter.sizeOf(sequence.documents());
  }

  /** Returns the total size of the documents of a section that are shared, not copied, in bytes. */
  static long sharedSizeOf(Section section) {
    return section instanceof Section.Sequence sequence
        ? FieldWriter.sharedSizeOf(sequence.documents())
        : FieldWriter.sharedSizeOf(List.of(((Section.Body) section).document()));
  }
}
