package io.mockmongo.respond;

import io.mockmongo.bson.RawBuilder;
import io.mockmongo.journal.Received;
import io.mockmongo.origin.Origin;
import io.mockmongo.script.ReplyChange;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.hamcrest.Matcher;

/** The declaration of a change of replies. */
final class ReplyChangeDeclaration extends PatternDeclaration implements ReplyChange {

  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  private final UnaryOperator<BsonDocument> change;

  ReplyChangeDeclaration(
      Matcher<? super Received> pattern,
      UnaryOperator<BsonDocument> change,
      Origin origin,
      Runnable onChange) {
    super(pattern, origin, onChange);
    this.change = change;
  }

  /** Returns the changed reply; the same one if the request does not match. */
  RawBsonDocument apply(Received request, RawBsonDocument reply) {
    if (!applies(request)) {
      return reply;
    }
    use(Integer.MAX_VALUE);
    BsonDocument changed = change.apply(reply.decode(CODEC));
    return RawBuilder.raw(Objects.requireNonNull(changed, "the changed reply is null"));
  }
}
