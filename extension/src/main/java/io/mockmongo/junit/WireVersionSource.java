package io.mockmongo.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Releases of the server as arguments of a {@code @ParameterizedTest}, each a {@code
 * ServerRelease}. Under {@link MockMongo}, a test that has a release among its arguments, whatever
 * source they are from, has a server of that release; that takes JUnit 5.14 or newer.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @WireVersionSource(from = "6.0", to = "8.0")
 * void speaks_to(ServerRelease release, MongoClient client) { ... }
 * }</pre>
 */
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ArgumentsSource(WireVersionArguments.class)
@SuppressWarnings("exports") // JUnit makes the class that is named, by reflection
public @interface WireVersionSource {

  /** The oldest release; 4.2 unless set. */
  String from() default "4.2";

  /** The newest release; the newest that the driver on the class path speaks unless set. */
  String to() default "";

  /** The releases one by one, in place of the oldest and the newest. */
  String[] releases() default {};
}
