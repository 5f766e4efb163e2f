package io.mockmongo.script;

import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import org.bson.conversions.Bson;

/**
 * The verbs that answer: one request at once, or all requests that match a pattern.
 *
 * <pre>{@code
 * server.receives(command("insert")).replies("{n: 1}");
 * server.autoResponds(command("insert")).replies("{n: 1}");
 * }</pre>
 *
 * @param <R> the result: whether the client was there, or the auto-responder
 */
public interface ReplyTarget<R> {

  /**
   * Answers with a reply, a named error, a cursor, or a function of the request.
   *
   * @param answer the answer
   * @return the result
   */
  R replies(Answer answer);

  /**
   * Answers with a document; {@code ok: 1.0} is appended if the text has no {@code ok}.
   *
   * @param extendedJson the document
   * @return the result
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  default R replies(String extendedJson) {
    return replies(Reply.of(extendedJson));
  }

  /**
   * Answers with a document, such as the driver's {@code Document}; {@code ok: 1.0} is appended if
   * it has no {@code ok}.
   *
   * @param document the document
   * @return the result
   */
  default R replies(Bson document) {
    return replies(Reply.of(document));
  }

  /**
   * Answers {@code {ok: 1.0}}, with what drivers need beside it: each write did what it asks for,
   * to one document, and a read finds nothing.
   *
   * @return the result
   */
  default R repliesOk() {
    return replies(Reply.ok());
  }

  /**
   * Answers with a command error, with the labels that a server adds to it.
   *
   * @param code the error code
   * @param message the field {@code errmsg}
   * @return the result
   */
  default R repliesError(int code, String message) {
    return replies(Reply.error(code, message));
  }

  /**
   * Leaves the client waiting, without an answer; that is no finding. The connection stays open.
   *
   * <pre>{@code
   * server.receives(command("insert")).staysSilent();
   * }</pre>
   *
   * @return the result
   */
  default R staysSilent() {
    return replies(Reply.silence());
  }

  /**
   * Closes the connection (FIN) instead of answering.
   *
   * @return the result
   */
  default R hangsUp() {
    return replies(Reply.hangUp());
  }

  /**
   * Resets the connection (RST) instead of answering: the client sees "connection reset".
   *
   * @return the result
   */
  default R resets() {
    return replies(Reply.reset());
  }

  /**
   * Closes the sending direction (FIN) instead of answering, and keeps reading until the client
   * closes the connection.
   *
   * @return the result
   */
  default R halfCloses() {
    return replies(Reply.halfClose());
  }
}
