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
 * A class whose tests all run once for each of several releases of the server, each time against
 * servers of that release. The release can be taken as a parameter of type {@code ServerRelease}.
 * Goes with {@link MockMongo}; takes JUnit 5.13 or newer.
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
@SuppressWarnings("exports") // JUnit makes the class that is named, by reflection
public @interface WireVersionClass {

  /** The oldest release; 4.2 unless set. */
  String from() default "4.2";

  /** The newest release; the newest that the driver on the class path speaks unless set. */
  String to() default "";

  /** The releases one by one, in place of the oldest and the newest. */
  String[] releases() default {};
}
