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
}
