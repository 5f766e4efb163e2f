package io.mockmongo.junit;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** An extension that declares a server where it stands in a field; of no other type are ours. */
abstract class DeclaringExtension extends TestThreadTracker
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        TestInstancePostProcessor,
        ParameterResolver {

  /** Returns what it declares. */
  abstract ServerPlan plan();

  /** Tells whether a field of a type may hold one of these. */
  static boolean fitsIn(Class<?> fieldType) {
    return fieldType.isAssignableFrom(DeclaringExtension.class)
        || DeclaringExtension.class.isAssignableFrom(fieldType);
  }
}
