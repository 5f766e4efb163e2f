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
 * Declares how the server of {@link MockMongo} answers, on a test method or on a class for all its
 * tests. Of several on one element the first written is asked first; those of the method before
 * those of the class before those of its superclass and of the enclosing class. A successful reply
 * to a handshake ({@code hello}, {@code isMaster}) is merged over what the server would say: its
 * fields win.
 *
 * <pre>{@code
 * @AutoRespond(command = "insert", reply = "{n: 1}")
 * @AutoRespond(command = "insert", matching = "{documents: [{_id: 7}]}", error = DUPLICATE_KEY)
 * @AutoRespond(command = {"hello", "isMaster"}, reply = "{maxWireVersion: 21}")
 * }</pre>
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(AutoRespond.Several.class)
@Documented
@ExtendWith(MockMongoExtension.class)
public @interface AutoRespond {

  /** The name of the server that answers; all that the test has unless set. */
  String server() default "";

  /** The commands that are answered, by name as the driver writes it; any unless set. */
  String[] command() default {};

  /** The namespace, {@code database.collection}, or a database alone; any unless set. */
  String on() default "";

  /** Extended JSON whose fields the command must have; see {@code DocumentPattern}. */
  String matching() default "";

  /**
   * The reply as Extended JSON, or several, given in turn, the last one for good; what drivers need
   * is filled in. Where nothing says what is answered it is {@code {ok: 1.0}}, with an empty cursor
   * for commands that give one. Not with an error. What only the running server knows has places:
   * <code>
   * ${address}</code>, which is <code>${host}:${port}</code>.
   */
  String[] reply() default {};

  /**
   * The documents of a cursor, each as Extended JSON, which the server gives in batches as they are
   * asked for; see {@link io.mockmongo.reply.Cursor}. In place of a reply.
   */
  String[] documents() default {};

  /** How many of the {@link #documents} make a batch; as many as requests ask for unless set. */
  int batchSize() default -1;

  /** Whether replies go out exactly as they are: nothing filled in, no handshake merged. */
  boolean exact() default false;

  /** A named error, in the shape and with the labels that a server gives it; at most one. */
  ServerError[] error() default {};

  /** The code of a command error that has no name here; none unless set. */
  int errorCode() default 0;

  /** The message ({@code errmsg}) of {@link #errorCode}. */
  String errorMessage() default "";

  /** The labels of the error, in place of those that a server adds. */
  String[] errorLabels() default {};

  /**
   * What is done to the connection instead of a reply: {@code HANG_UP}, {@code RESET}, {@code
   * HALF_CLOSE} or {@code SILENCE}; at most one.
   */
  Fault[] fault() default {};

  /** How long to wait before answering, in milliseconds. */
  int delayMillis() default 0;

  /** How many requests are left to others before. */
  int after() default 0;

  /** How many requests are answered; all unless set. Later ones are offered to others. */
  int times() default 0;

  /** Holds several on one element; the compiler writes it. */
  @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @Documented
  @ExtendWith(MockMongoExtension.class)
  @interface Several {
    /** The declarations in the order they were written. */
    AutoRespond[] value();
  }
}
