package io.mockmongo.script;

import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import org.bson.conversions.Bson;

/**
 * The verbs that answer hello step by step, as a test of server discovery needs it: hellos wait
 * until the test delivers the next answer. Thread-safe.
 *
 * <pre>{@code
 * MockMongoServer b = replicaSet.secondary(0);
 * b.withholdsHello();                                     // clients can't discover it yet
 * try (var client = MongoClients.create(replicaSet.uri())) {
 *   b.answersHello("{isWritablePrimary: true}").awaitHeard();
 * }
 * }</pre>
 *
 * <p>Each verb takes the place of the one before. A member of a replica set whose hello the test
 * answers refuses no writes or reads by the rules for its role: the test has the say.
 *
 * <p>Specification: server discovery and monitoring.
 */
public interface HelloAnswers {

  /**
   * Answers hello with an answer that each connection gets once: the hellos that wait, now; others
   * when they arrive. The next hello on the same connection waits until the test delivers another
   * answer, even if the client asks for no delay or for a shorter one. So a monitor processes each
   * answer once, whether it streams or polls.
   *
   * <p>A document is completed as other replies to hello are; {@link Reply#exactly} is sent as it
   * stands. Without a {@code topologyVersion} a client polls: it asks again after its heartbeat
   * interval.
   *
   * @param answer the answer; to end connections instead, call {@link #withholdsHello} and {@link
   *     Outages#hangsUp}
   * @return the declaration; cancel it for the built-in answers
   */
  HelloAnswer answersHello(Answer answer);

  /**
   * Answers hello with a document, see {@link #answersHello(Answer)}.
   *
   * @param extendedJson the document
   * @return the declaration; cancel it for the built-in answers
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  default HelloAnswer answersHello(String extendedJson) {
    return answersHello(Reply.of(extendedJson));
  }

  /**
   * Answers hello with a document, see {@link #answersHello(Answer)}.
   *
   * @param document the document, such as the driver's {@code Document}
   * @return the declaration; cancel it for the built-in answers
   */
  default HelloAnswer answersHello(Bson document) {
    return answersHello(Reply.of(document));
  }

  /**
   * Withholds the answer to hello: all hellos wait until {@link #answersHello answersHello}, or
   * until the declaration is cancelled. Connections stay open.
   *
   * @return the declaration; cancel it for the built-in answers
   */
  Declaration withholdsHello();
}
