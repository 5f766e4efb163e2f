package io.mockmongo.bson;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.json.PlainDocuments;
import java.nio.ByteBuffer;
import org.bson.BsonBinaryReader;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;

/** Accepted bytes can be read and written, and MongoDB's own decoder reads the same from them. */
class BsonFuzz {

  @FuzzTest
  void reads_or_refuses(byte[] bytes) {
    int end;
    try {
      end = BsonValidator.check(bytes, 0, bytes.length);
    } catch (MalformedBsonException e) {
      assertThat(e.offset(), both(greaterThanOrEqualTo(0)).and(lessThanOrEqualTo(bytes.length)));
      return;
    }
    RawBsonDocument document = new RawBsonDocument(bytes, 0, end);
    assertThat(PlainDocuments.document(document), is(decodedByTheDriver(bytes)));
    ExtendedJson.abbreviate(document, 40);
    String text = ExtendedJson.write(document);
    if (PlainDocuments.hasText(document)) {
      assertThat(ExtendedJson.write(ExtendedJson.parse(text)), is(text));
    }
  }

  private static BsonDocument decodedByTheDriver(byte[] bytes) {
    try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(bytes))) {
      return new BsonDocumentCodec().decode(reader, DecoderContext.builder().build());
    }
  }
}
