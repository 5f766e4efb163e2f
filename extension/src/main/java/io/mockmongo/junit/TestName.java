package io.mockmongo.junit;

import org.junit.jupiter.api.extension.ExtensionContext;

/** The name of a test or class in messages, such as {@code OrdersTest.saves()}. */
final class TestName {

  private TestName() {}

  static String of(ExtensionContext context) {
    String className = context.getRequiredTestClass().getSimpleName();
    return context
        .getTestMethod()
        .map(method -> className + "." + method.getName() + "()")
        .orElse(className);
  }

  /** Returns the name of a test as JUnit displays it, with its class; or that of a class. */
  static String ofOwner(ExtensionContext context) {
    String className = context.getRequiredTestClass().getSimpleName();
    return context.getTestMethod().isEmpty()
        ? className
        : className + ": " + context.getDisplayName();
  }
}
