package io.mockmongo.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test once for each of several server releases, against a server of that release. A
 * parameter of type {@code ServerRelease} receives the release. Needs {@link MockMongo} on the
 * method or the class.
 *
 * <pre>{@code
 * @WireVersionTest(from = "4.2", to = "8.0")
 * void speaks_to(ServerRelease release, MongoClient client) { ... }
 * }</pre>
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(WireVersionTests.class)
@SuppressWarnings("exports") // JUnit instantiates the class by reflection
public @interface WireVersionTest {

  /** The oldest release; 4.2 by default. */
  String from() default "4.2";

  /** The newest release; the newest that the driver on the class path supports by default. */
  String to() default "";

  /** Single releases, in place of a range. */
  String[] releases() default {};
}
