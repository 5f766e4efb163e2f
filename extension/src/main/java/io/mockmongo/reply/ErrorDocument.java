package io.mockmongo.reply;

import io.mockmongo.bson.RawBuilder;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/** The reply document of a failed command. */
final class ErrorDocument {

  private ErrorDocument() {}

  /** Returns {@code {ok: 0.0, errmsg, code, codeName}}. */
  static BsonDocument of(int code, String codeName, String message) {
    return new BsonDocument("ok", new BsonDouble(0))
        .append("errmsg", new BsonString(message))
        .append("code", new BsonInt32(code))
        .append("codeName", new BsonString(codeName));
  }

  /** Returns a document with the field {@code errorLabels}, in place of one that it has. */
  static RawBsonDocument withLabels(RawBsonDocument document, List<String> labels) {
    BsonArray names = new BsonArray(labels.stream().map(BsonString::new).toList());
    return new RawBuilder().appendAll(document, Map.of("errorLabels", names)).build();
  }
}
