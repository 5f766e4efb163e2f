package io.mockmongo.journal;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpReply;
import io.mockmongo.message.ReplyFlag;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/** The text of an {@link OpReply}: its documents, and its cursor ID, position and flags. */
final class ReplyText {

  /** The flags that servers set in every reply to a query that did not fail. */
  private static final int USUAL_FLAGS = ReplyFlag.AWAIT_CAPABLE.mask();

  private ReplyText() {}

  static String of(OpReply reply, int length) {
    List<String> parts = new ArrayList<>();
    int remaining = length;
    for (RawBsonDocument document : reply.documents()) {
      String text = remaining > 0 ? ExtendedJson.abbreviate(document, remaining) : "...";
      parts.add(text);
      if (remaining <= 0) {
        break;
      }
      remaining -= text.length();
    }
    if (reply.cursorId() != 0) {
      parts.add("cursorId " + reply.cursorId());
    }
    if (reply.startingFrom() != 0) {
      parts.add("startingFrom " + reply.startingFrom());
    }
    if ((reply.flagBits() & ~USUAL_FLAGS) != 0) {
      parts.add("flags " + reply.flagNames());
    }
    return String.join(", ", parts);
  }
}
