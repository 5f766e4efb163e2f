package io.mockmongo.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.message.Message;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpReply;
import io.mockmongo.message.Section;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalInt;
import org.bson.BsonBinary;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/** Long documents are written from their own arrays. */
class LongMessageTest {

  private static final RawBsonDocument SHORT = document(100);
  private static final RawBsonDocument LONG = document(100_000);

  private static RawBsonDocument document(int size) {
    return new RawBuilder().append("x", new BsonBinary(new byte[size])).build();
  }

  @Test
  void long_and_short_documents_are_written_as_they_are_encoded() throws IOException {
    assertWrittenAsEncoded(OpMsg.of(1, 2, SHORT));
    assertWrittenAsEncoded(OpMsg.of(1, 2, LONG));
    assertWrittenAsEncoded(
        message(0, new Section.Sequence("a", List.of(LONG, SHORT, LONG)), new Section.Body(LONG)));
    assertWrittenAsEncoded(OpReply.of(1, 2, LONG));
  }

  @Test
  void a_checksum_covers_long_documents() throws IOException {
    assertWrittenAsEncoded(
        message(
            MsgFlag.CHECKSUM_PRESENT.mask(),
            new Section.Body(LONG),
            new Section.Sequence("a", List.of(SHORT, LONG))));
  }

  @Test
  void a_long_document_in_the_middle_of_an_array_is_written() throws IOException {
    byte[] bytes = LONG.getByteBuffer().array();
    byte[] around = new byte[bytes.length + 50];
    System.arraycopy(bytes, 0, around, 20, bytes.length);
    int length = LONG.getByteBuffer().remaining();

    assertWrittenAsEncoded(OpMsg.of(1, 2, new RawBsonDocument(around, 20, length)));
  }

  @Test
  void a_long_document_is_not_copied() throws IOException {
    Message message = OpMsg.of(1, 2, document(40_000_000));
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    MessageEncoder.write(message, OutputStream.nullOutputStream());
    long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

    assertTrue(after - before < 1_000_000, () -> "allocated " + (after - before) + " bytes");
  }

  private static OpMsg message(int flags, Section... sections) {
    return new OpMsg(1, 2, flags, List.of(sections), OptionalInt.empty());
  }

  private static void assertWrittenAsEncoded(Message message) throws IOException {
    var out = new ByteArrayOutputStream();
    MessageEncoder.write(message, out);
    assertArrayEquals(MessageEncoder.encode(message).bytes(), out.toByteArray());
    assertEquals(out.size(), MessageEncoder.sizeOf(message));
  }
}
