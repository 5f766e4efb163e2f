package io.mockmongo.reply;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** The document that tells a client of a failed command. */
final class ErrorDocument {

  private ErrorDocument() {}

  /** Returns {@code {ok: 0.0, errmsg, code, codeName}}, with labels if there are some. */
  static BsonDocument of(int code, String codeName, String message, List<String> labels) {
    BsonDocument document =
        new BsonDocument("ok", new BsonDouble(0))
            .append("errmsg", new BsonString(message))
            .append("code", new BsonInt32(code))
            .append("codeName", new BsonString(codeName));
    if (!labels.isEmpty()) {
      document.append("errorLabels", new BsonArray(labels.stream().map(BsonString::new).toList()));
    }
    return document;
  }
}
