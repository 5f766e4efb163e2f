package io.mockmongo.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Provides server releases as arguments of a {@code @ParameterizedTest}, each a {@code
 * ServerRelease}. With {@link MockMongo}, a test with a release among its arguments, from any
 * source, gets a server of that release; this needs JUnit 5.14 or newer.
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
@SuppressWarnings("exports") // JUnit instantiates the class by reflection
public @interface WireVersionSource {

  /** The oldest release; 4.2 by default. */
  String from() default "4.2";

  /** The newest release; the newest that the driver on the class path supports by default. */
  String to() default "";

  /** Single releases, in place of a range. */
  String[] releases() default {};
}
