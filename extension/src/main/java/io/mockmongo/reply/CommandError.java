package io.mockmongo.reply;

import io.mockmongo.journal.Received;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * A failed command, with the labels that a real server adds for the request at hand; immutable.
 *
 * <pre>{@code
 * server.autoResponds(command("insert")).replies(new CommandError(91, "going down"));
 * }</pre>
 *
 * @param code the error code
 * @param codeName its name
 * @param message the text for people
 * @param labels the error labels, or empty for those that a server adds
 */
public record CommandError(int code, String codeName, String message, Optional<List<String>> labels)
    implements Answer {

  /**
   * Makes an error by its code; where {@link ServerError} knows that, with its name.
   *
   * @param code the error code
   * @param message the text for people
   */
  public CommandError(int code, String message) {
    this(code, ServerError.codeName(code), message, Optional.empty());
  }

  /**
   * Makes the same error with labels of the test's own, in place of those that a server adds.
   *
   * @param names the labels, none for an error without
   * @return the error
   */
  public CommandError labelled(String... names) {
    return new CommandError(code, codeName, message, Optional.of(List.of(names)));
  }

  /** Returns the reply {@code {ok: 0.0, errmsg, code, codeName}}, with labels where due. */
  @Override
  public Reply to(Received request) {
    return reply(
        code, codeName, message, labels.orElseGet(() -> ErrorLabels.of(code, request.command())));
  }

  static Reply reply(int code, String codeName, String message, List<String> labels) {
    BsonDocument document =
        new BsonDocument("ok", new BsonDouble(0))
            .append("errmsg", new BsonString(message))
            .append("code", new BsonInt32(code))
            .append("codeName", new BsonString(codeName));
    if (!labels.isEmpty()) {
      document.append("errorLabels", new BsonArray(labels.stream().map(BsonString::new).toList()));
    }
    return Reply.of(document);
  }
}
