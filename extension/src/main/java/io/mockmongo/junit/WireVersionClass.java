package io.mockmongo.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs all tests of a class once for each of several server releases, against servers of that
 * release. A parameter of type {@code ServerRelease} receives the release. Needs {@link MockMongo}
 * and JUnit 5.13 or newer.
 *
 * <pre>{@code
 * @MockMongo
 * @WireVersionClass(from = "4.2", to = "8.0")
 * class NegotiationTest { ... }
 * }</pre>
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ClassTemplate
@ExtendWith(WireVersionClasses.class)
@SuppressWarnings("exports") // JUnit instantiates the class by reflection
public @interface WireVersionClass {

  /** The oldest release; 4.2 by default. */
  String from() default "4.2";

  /** The newest release; the newest that the driver on the class path supports by default. */
  String to() default "";

  /** Single releases, in place of a range. */
  String[] releases() default {};
}
