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
 * Turns on the fail point {@code failCommand} at the server of {@link MockMongo}, on a test method,
 * or on a class for all its tests. It strikes requests before they are executed: before {@link
 * AutoRespond} and whatever else answers them.
 *
 * <pre>{@code
 * @Test
 * @AutoRespond(command = "insert", reply = "{n: 1}")
 * @FailCommand(command = "insert", error = SHUTDOWN_IN_PROGRESS, times = 1)
 * void saves_an_order_while_the_server_restarts(MongoClient client) { ... }
 * }</pre>
 *
 * <p>Several stand beside each other: a request is struck by the first that matches it, in the
 * order of {@link AutoRespond}. A command that is blocked <em>and</em> fails is blocked first. In
 * code: {@code server.failPoint(...)}, see {@link io.mockmongo.script.FailCommandOptions}.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(FailCommand.Several.class)
@Documented
@ExtendWith(MockMongoExtension.class)
public @interface FailCommand {

  /**
   * The commands that are struck, by name as the driver writes it; {@code hello} and {@code
   * isMaster} are two commands.
   */
  String[] command();

  /**
   * The namespace, {@code database.collection}, of the requests that are struck; any unless set.
   */
  String on() default "";

  /** The application name of the clients whose requests are struck; any unless set. */
  String appName() default "";

  /** The number of requests that are struck; unlimited by default. */
  int times() default 0;

  /** The number of first requests that are spared. */
  int skip() default 0;

  /** A named error whose code the reply has; at most one. The message is that of the fail point. */
  ServerError[] error() default {};

  /** The code of the error that the reply has; none unless set. */
  int errorCode() default 0;

  /** The error labels, in place of those that a server adds; {@code {}} for none. */
  String[] errorLabels() default "as a server";

  /** Whether the connection is closed instead of a reply. */
  boolean closeConnection() default false;

  /** The time for which the command is blocked before it is executed or fails, in milliseconds. */
  int blockMillis() default 0;

  /**
   * The field {@code writeConcernError} that is added to the reply of a write that succeeds, as
   * Extended JSON: <code>{code: 91, errmsg: 'shutdown in progress'}</code>.
   */
  String writeConcernError() default "";

  /** The name of the server; every server of the test unless set. */
  String server() default "";

  /** The container of several fail points on one element; the compiler writes it. */
  @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @Documented
  @ExtendWith(MockMongoExtension.class)
  @interface Several {
    /** The fail points in the order they were written. */
    FailCommand[] value();
  }
}
