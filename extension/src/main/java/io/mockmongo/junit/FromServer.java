package io.mockmongo.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects a server of {@link MockMongo}, or a driver object for it, into a field; on a parameter,
 * chooses one of several servers. The server of a static field lives as long as its class.
 *
 * <pre>{@code
 * @FromServer MongoClient client;
 * @FromServer("billing") MockMongoServer billing;
 * }</pre>
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface FromServer {

  /** The name of the server; optional if the test has only one. */
  String value() default "";
}
