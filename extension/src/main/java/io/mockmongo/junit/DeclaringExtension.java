package io.mockmongo.junit;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * The base class of extensions that declare a server in a field with {@code @RegisterExtension}.
 */
abstract class DeclaringExtension extends TestThreadTracker
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        TestExecutionExceptionHandler,
        TestInstancePostProcessor,
        ParameterResolver {

  /** Returns the declared server. */
  abstract ServerPlan plan();

  /** Tells whether a field of a type can hold such an extension. */
  static boolean fitsIn(Class<?> fieldType) {
    return fieldType.isAssignableFrom(DeclaringExtension.class)
        || DeclaringExtension.class.isAssignableFrom(fieldType);
  }
}
