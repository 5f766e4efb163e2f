package io.mockmongo.reply;

import io.mockmongo.write.Write;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** What a server says of a document that does not match the schema of its collection. */
final class FailedValidation {

  static final String INFO = "errInfo";

  private FailedValidation() {}

  /** Returns the field {@code errInfo}: the document of a write, and the rules that it breaks. */
  static BsonDocument info(Write write) {
    BsonDocument info = new BsonDocument();
    write.id().ifPresent(id -> info.append("failingDocumentId", id));
    return info.append(
        "details",
        new BsonDocument("operatorName", new BsonString("$jsonSchema"))
            .append("schemaRulesNotSatisfied", new BsonArray()));
  }
}
