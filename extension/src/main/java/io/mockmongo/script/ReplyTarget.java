package io.mockmongo.script;

import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import org.bson.conversions.Bson;

/**
 * What can be answered: one request now, or all that match a pattern as they come.
 *
 * <pre>{@code
 * server.receives(command("insert")).replies("{n: 1}");
 * server.autoResponds(command("insert")).replies("{n: 1}");
 * }</pre>
 *
 * @param <R> what comes of answering
 */
public interface ReplyTarget<R> {

  /**
   * Answers with a reply, a named error, or what a function makes of the request.
   *
   * @param answer the answer
   * @return what came of it
   */
  R replies(Answer answer);

  /**
   * Answers with a document; {@code ok: 1.0} is appended where the text has no {@code ok}.
   *
   * @param extendedJson the document
   * @return what came of it
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  default R replies(String extendedJson) {
    return replies(Reply.of(extendedJson));
  }

  /**
   * Answers with a document, the driver's {@code Document} for one; {@code ok: 1.0} is appended
   * where it has no {@code ok}.
   *
   * @param document the document
   * @return what came of it
   */
  default R replies(Bson document) {
    return replies(Reply.of(document));
  }

  /**
   * Answers {@code {ok: 1.0}}, to which an empty cursor is added where drivers need one.
   *
   * @return what came of it
   */
  default R repliesOk() {
    return replies(Reply.ok());
  }

  /**
   * Answers with a command error, with the labels that a server adds to it.
   *
   * @param code the error code
   * @param message the text for people
   * @return what came of it
   */
  default R repliesError(int code, String message) {
    return replies(Reply.error(code, message));
  }

  /**
   * Closes the connection (FIN) instead of answering.
   *
   * @return what came of it
   */
  default R hangsUp() {
    return replies(Reply.hangUp());
  }

  /**
   * Breaks the connection off (RST) instead of answering: the client sees "connection reset".
   *
   * @return what came of it
   */
  default R resets() {
    return replies(Reply.reset());
  }

  /**
   * Ends what goes to the client (FIN) instead of answering, and goes on reading what the client
   * sends, until that closes the connection.
   *
   * @return what came of it
   */
  default R halfCloses() {
    return replies(Reply.halfClose());
  }
}
