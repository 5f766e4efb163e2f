package io.mockmongo.junit;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Tells the servers in which thread each method of a test runs: a time limit may have JUnit run it
 * in another one than that which started the server.
 */
abstract class TestThreadTracker implements InvocationInterceptor {

  @Override
  public void interceptBeforeAllMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    proceedAttended(method, context);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    proceedAttended(method, context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    proceedAttended(method, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    proceedAttended(method, context);
  }

  @Override
  public <T> T interceptTestFactoryMethod(
      Invocation<T> method, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    return proceedAttended(method, context);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> method, DynamicTestInvocationContext call, ExtensionContext context)
      throws Throwable {
    proceedAttended(method, context);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    proceedAttended(method, context);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    proceedAttended(method, context);
  }

  private static <T> T proceedAttended(Invocation<T> method, ExtensionContext context)
      throws Throwable {
    TestServers.closestTo(context).ifPresent(TestServers::attend);
    return method.proceed();
  }
}
