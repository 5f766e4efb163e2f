package io.mockmongo.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once for each of several releases of the server, each time against a server of
 * that release. The release can be taken as a parameter of type {@code ServerRelease}. Goes with
 * {@link MockMongo} on the method or the class.
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
@SuppressWarnings("exports") // JUnit makes the class that is named, by reflection
public @interface WireVersionTest {

  /** The oldest release; 4.2 unless set. */
  String from() default "4.2";

  /** The newest release; the newest that the driver on the class path speaks unless set. */
  String to() default "";

  /** The releases one by one, in place of the oldest and the newest. */
  String[] releases() default {};
}
