package io.mockmongo.reply;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.error.ErrorCode;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The form that a reply takes where it answers a legacy query or OP_GET_MORE: a failed command is a
 * failed query, and a document is one of the collection's, which has no {@code ok} of the server's.
 *
 * <pre>{@code
 * OpReply message = LegacyReplyConverter.of(send).message(requestId, responseTo);
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_REPLY, "responseFlags".
 */
public final class LegacyReplyConverter {

  private static final String OK = "ok";

  private LegacyReplyConverter() {}

  /**
   * Returns what a reply is to a legacy query.
   *
   * @param send a reply that was made for any request
   * @return the OP_REPLY
   */
  public static LegacyReply of(Step.Send send) {
    RawBsonDocument document = send.document();
    if (!send.exact() && isFailure(document)) {
      return failure(document);
    }
    return LegacyReply.of(List.of(send.okFilledIn() ? withoutOk(document) : document));
  }

  private static LegacyReply failure(RawBsonDocument document) {
    int code = Fields.get(document, "code").asNumber().intValue();
    return code == ErrorCode.CURSOR_NOT_FOUND.number()
        ? LegacyReply.cursorNotFound()
        : LegacyReply.failure(code, Fields.get(document, "errmsg").asString().getValue());
  }

  private static boolean isFailure(RawBsonDocument document) {
    BsonValue ok = Fields.get(document, OK);
    BsonValue code = Fields.get(document, "code");
    BsonValue message = Fields.get(document, "errmsg");
    return ok != null
        && (ok.isNumber() && ok.asNumber().doubleValue() == 0 || ok.equals(BsonBoolean.FALSE))
        && code != null
        && code.isNumber()
        && message != null
        && message.isString();
  }

  private static RawBsonDocument withoutOk(RawBsonDocument document) {
    RawBuilder builder = new RawBuilder();
    for (Field field : Fields.of(document)) {
      if (!field.name().equals(OK)) {
        builder.append(field.name(), field.value());
      }
    }
    return builder.build();
  }
}
