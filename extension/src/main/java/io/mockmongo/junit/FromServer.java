package io.mockmongo.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects a server of {@link MockMongo}, or an object of the driver for one, into a field; on a
 * parameter, chooses among several servers. A static field has a server that lives as long as its
 * class.
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

  /** The name of the server; may be left out where there is one. */
  String value() default "";
}
