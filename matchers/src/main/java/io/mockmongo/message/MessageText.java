package io.mockmongo.message;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.json.VisibleText;
import java.util.List;
import org.bson.BsonArray;
import org.bson.RawBsonDocument;

/** The parts of messages for people: abbreviated, with credentials as {@code <hidden>}. */
final class MessageText {

  private static final int LONGEST = 2_000;

  private MessageText() {}

  /** Returns a message on one line. */
  static String of(Opcode opcode, int requestId, String content) {
    return VisibleText.of(opcode + " " + requestId + " " + content, 2 * LONGEST);
  }

  static String of(RawBsonDocument document) {
    return ExtendedJson.abbreviate(CredentialRedactor.redact(document), LONGEST);
  }

  static String of(List<RawBsonDocument> documents) {
    return ExtendedJson.abbreviate(new BsonArray(documents), LONGEST);
  }
}
