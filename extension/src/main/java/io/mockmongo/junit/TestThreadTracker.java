package io.mockmongo.junit;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Tells the servers which thread runs each method of a test: with a timeout, JUnit may use another
 * thread than the one that started the server.
 */
abstract class TestThreadTracker implements InvocationInterceptor {

  @Override
  public void interceptBeforeAllMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    proceedOnTestThread(method, context);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    proceedOnTestThread(method, context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    proceedOnTestThread(method, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    proceedOnTestThread(method, context);
  }

  @Override
  public <T> T interceptTestFactoryMethod(
      Invocation<T> method, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    return proceedOnTestThread(method, context);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> method, DynamicTestInvocationContext call, ExtensionContext context)
      throws Throwable {
    proceedOnTestThread(method, context);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    proceedOnTestThread(method, context);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    proceedOnTestThread(method, context);
  }

  private static <T> T proceedOnTestThread(Invocation<T> method, ExtensionContext context)
      throws Throwable {
    TestServers.closestTo(context).ifPresent(TestServers::attend);
    return method.proceed();
  }
}
