package io.mockmongo.reply;

import io.mockmongo.journal.Received;
import java.util.List;
import java.util.Optional;

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
    this(code, ErrorCode.nameOf(code), message, Optional.empty());
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
    List<String> due = labels.orElseGet(() -> ErrorLabels.of(code, request.command()));
    return Reply.of(ErrorDocument.of(code, codeName, message, due));
  }
}
