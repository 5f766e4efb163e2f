package io.mockmongo.junit;

import io.mockmongo.reply.ServerError;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Declares how the server of {@link MockMongo} answers requests, on a test method, or on a class
 * for all its tests.
 *
 * <pre>{@code
 * @Test
 * @AutoRespond(command = "insert", matching = "{documents: [{_id: 7}]}", error = DUPLICATE_KEY)
 * @AutoRespond(command = "insert", reply = "{n: 1}")
 * @AutoRespond(command = "ping", fault = HANG_UP, times = 1)
 * @AutoRespond(command = {"hello", "isMaster"}, reply = "{maxWireVersion: 21}")
 * void surfaces_a_duplicate_key(MongoClient client) { ... }
 * }</pre>
 *
 * <p>A request is answered by the first declaration that matches it, in this order: those of the
 * method, of the class, of its superclasses, of the enclosing classes; of several on one element,
 * the one written first. {@code reply}, {@code documents}, {@code error}, {@code errorCode} and
 * {@code fault} exclude each other; {@code writeConcernError} may stand alone or beside an error.
 * Without any of them the reply is {@code {ok: 1.0}}. A successful reply to a handshake ({@code
 * hello}, {@code isMaster}) is merged into the server's own reply: its fields win.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(AutoRespond.Several.class)
@Documented
@ExtendWith(MockMongoExtension.class)
public @interface AutoRespond {

  /** The commands that are answered, by name as the driver writes it; any unless set. */
  String[] command() default {};

  /** The namespace, {@code database.collection}, or a database alone; any unless set. */
  String on() default "";

  /** Extended JSON whose fields the command must have; see {@code DocumentPattern}. */
  String matching() default "";

  /**
   * The reply as Extended JSON, or several: one after the other, the last one for all later
   * requests. Fields that drivers need are filled in, except those of the value {@code {$$exists:
   * false}}, which are left out; a bare {@code {ok: 1.0}} gets what drivers need beside it: each
   * write did what it asks for, and a read finds nothing. Placeholders for the running server:
   * <code>${address}</code>, which is <code>
   * ${host}:${port}</code>; in Kotlin write <code>@{address}</code>.
   */
  String[] reply() default {};

  /**
   * The documents of a cursor, each as Extended JSON; the server sends them in batches and answers
   * {@code getMore} and {@code killCursors}, see {@link io.mockmongo.reply.Cursor}.
   */
  String[] documents() default {};

  /** The number of {@link #documents} in a batch; as many as requests ask for unless set. */
  int batchSize() default -1;

  /** A named error, in the shape and with the labels that a server gives it; at most one. */
  ServerError[] error() default {};

  /** The code of a command error that {@link ServerError} does not name; none unless set. */
  int errorCode() default 0;

  /**
   * The message ({@code errmsg}) of the {@link #error} or {@link #errorCode}; unless set, that of
   * the named error, or "declared by the test".
   */
  String errorMessage() default "";

  /**
   * The places, from 0, of the writes that fail with the {@link #error} or {@link #errorCode}; the
   * other writes of the command succeed, up to the first error if it is ordered. Unless set, an
   * error is that of the command, or, if servers report it so, of its first write.
   */
  int[] at() default {};

  /**
   * A named error of the write concern; at most one. It stands beside the success of the command,
   * or beside the errors of single writes.
   */
  ServerError[] writeConcernError() default {};

  /** The error labels, in place of those that a server adds; {@code {}} for none. */
  String[] errorLabels() default "as a server";

  /** A network fault in place of a reply; at most one. */
  Fault[] fault() default {};

  /** The delay before the answer, in milliseconds. */
  int delayMillis() default 0;

  /**
   * The number of requests that are answered; unlimited by default. Later ones are offered to other
   * declarations.
   */
  int times() default 0;

  /** The number of first requests that are left to other declarations. */
  int after() default 0;

  /** Whether replies are sent unchanged: no field filled in, no handshake merged. */
  boolean exact() default false;

  /** The name of the server that answers; every server of the test unless set. */
  String server() default "";

  /** The container of several declarations on one element; the compiler writes it. */
  @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @Documented
  @ExtendWith(MockMongoExtension.class)
  @interface Several {
    /** The declarations in the order they were written. */
    AutoRespond[] value();
  }
}
