package io.mockmongo.script;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.hamcrest.Matcher;

/**
 * The verbs that declare how a server treats requests: auto-responders, holds, observers, stored
 * documents and fail points; and the one that announces that a declared answer has changed.
 * Thread-safe; they may be called from inside an answer.
 *
 * <pre>{@code
 * server.autoResponds(command("insert")).replies("{n: 1}");
 * }</pre>
 */
public interface Declarations {

  /**
   * Begins the declaration of an auto-responder. The newest declaration is asked first.
   *
   * @param pattern the requests that are answered; any Hamcrest matcher
   * @return the builder, which takes the answer
   */
  AutoResponderBuilder autoResponds(Matcher<? super Received> pattern);

  /**
   * Holds requests back from earlier declarations and built-in responders, so that the test can
   * {@linkplain Inbox#receives receive} them.
   *
   * @param pattern the requests that are held; any Hamcrest matcher
   * @return the hold, in effect; cancel it to release the requests
   */
  Hold holds(Matcher<? super Received> pattern);

  /**
   * Announces to all clients that the server's reply to hello has changed: hellos that wait are
   * answered at once, with a new topology version. A change that an error told has passed then: the
   * server is healthy again. Declaring or cancelling an auto-responder for hello announces itself;
   * call this method when a <em>computed</em> reply would differ now.
   *
   * <pre>{@code
   * server
   *     .autoResponds(hello())
   *     .replies(hello -> Reply.of("{isWritablePrimary: " + isPrimary.get() + "}"));
   * isPrimary.set(false);
   * server.announcesChange();
   * }</pre>
   *
   * <p>Specification: server discovery and monitoring, "topologyVersion".
   */
  void announcesChange();

  /**
   * Stores the documents of a collection, see {@link #has(String, List)}.
   *
   * @param namespace the database and the collection, joined by a dot
   * @param extendedJson the documents
   * @return the stored documents, to cancel
   * @throws io.mockmongo.json.ExtendedJsonException if a text is not Extended JSON, with the place
   */
  default StoredDocuments has(String namespace, String... extendedJson) {
    return has(namespace, Arrays.stream(extendedJson).map(ExtendedJson::parse).toList());
  }

  /**
   * Stores the documents of a collection, see {@link #has(String, List)}.
   *
   * @param namespace the database and the collection, joined by a dot
   * @param first the first document, such as the driver's {@code Document}
   * @param more the other documents
   * @return the stored documents, to cancel
   */
  default StoredDocuments has(String namespace, Bson first, Bson... more) {
    return has(namespace, Stream.concat(Stream.of(first), Arrays.stream(more)).toList());
  }

  /**
   * Stores the documents of a collection, in place of earlier ones. <em>Any</em> find on the
   * collection returns them: filter, sort and projection are ignored, skip, limit and batch size
   * are applied. A count and an aggregation are answered if they have no query; the collection, its
   * database and its index on {@code _id} are listed. Writes do not change the documents. Other
   * declarations of the test are asked before, last resorts after.
   *
   * <pre>{@code
   * server.has("shop.products", "{_id: 7, price: 12}");
   * }</pre>
   *
   * @param namespace the database and the collection, joined by a dot
   * @param documents the documents, such as the driver's {@code Document}s
   * @return the stored documents, to cancel
   * @throws IllegalArgumentException if it is not a namespace
   */
  StoredDocuments has(String namespace, List<? extends Bson> documents);

  /**
   * Calls an action with each request before it is answered. The action runs on the connection's
   * own thread; an exception of the action fails the test.
   *
   * @param pattern the requests that are observed; any Hamcrest matcher
   * @param action the action
   * @return the observer, in effect
   */
  Observer observes(Matcher<? super Received> pattern, Consumer<? super Received> action);

  /**
   * Changes the replies to requests, of all responders: the built-in responders, declarations
   * (exact replies too), stored documents, or the test. The change gets the complete reply, with
   * all that the server fills in, and returns the reply to send. Declared changes apply one after
   * the other, the oldest first. OP_REPLYs that the test makes as such are not changed.
   *
   * <pre>{@code
   * server.changesReplies(anyRequest(), reply -> reply.append("operationTime", time));
   * server.changesReplies(hello(), reply -> { reply.remove("setName"); return reply; });
   * }</pre>
   *
   * @param pattern the requests whose replies are changed; any Hamcrest matcher
   * @param change makes the reply to send; it may modify its argument and return it. It runs on the
   *     thread that sends; an exception fails the test, and the client gets an error
   * @return the change, in effect
   */
  ReplyChange changesReplies(Matcher<? super Received> pattern, UnaryOperator<BsonDocument> change);

  /**
   * Turns a fail point on, with the effect and the error replies that it has on a real server. It
   * strikes requests that are received from now on, before they are executed: whatever the test
   * declares, and whatever is built in. Those of the test stand beside each other, the newest is
   * asked first, and beside those that clients configure.
   *
   * <pre>{@code
   * server.failPoint(failCommand("insert").times(1).errorCode(91));
   * }</pre>
   *
   * @param command the command {@code configureFailPoint}, as {@link FailCommandOptions} make it or
   *     as any document; with the mode {@code off} it turns all fail points of its name off
   * @return the fail point, in effect
   * @throws IllegalArgumentException if a server would refuse the command, with its message
   */
  FailPoint failPoint(Bson command);

  /**
   * Turns a fail point on, see {@link #failPoint(Bson)}.
   *
   * @param extendedJson the command {@code configureFailPoint}
   * @return the fail point, in effect
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   * @throws IllegalArgumentException if a server would refuse the command, with its message
   */
  default FailPoint failPoint(String extendedJson) {
    return failPoint(ExtendedJson.parse(extendedJson));
  }
}
