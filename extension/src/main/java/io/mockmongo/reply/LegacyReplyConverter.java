package io.mockmongo.reply;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The converter of replies to OP_REPLY, for legacy queries and OP_GET_MORE: an error becomes a
 * failed query; any other document becomes a document of the result, without an {@code ok} that was
 * filled in.
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
   * Converts a reply.
   *
   * @param send a reply that suits any request
   * @return the OP_REPLY
   */
  public static LegacyReply of(Step.Send send) {
    RawBsonDocument document = send.document();
    Optional<Integer> code = send.exact() ? Optional.empty() : ErrorCode.in(document);
    BsonValue message = Fields.get(document, "errmsg");
    if (code.isPresent() && message != null && message.isString()) {
      return failure(code.get(), message.asString().getValue());
    }
    return LegacyReply.of(List.of(send.okFilledIn() ? withoutOk(document) : document));
  }

  private static LegacyReply failure(int code, String message) {
    return code == ServerError.CURSOR_NOT_FOUND.code()
        ? LegacyReply.cursorNotFound()
        : LegacyReply.error(code, message);
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
