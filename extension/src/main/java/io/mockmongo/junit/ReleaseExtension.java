package io.mockmongo.junit;

import io.mockmongo.profile.ServerRelease;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * One release's turn: the test's servers are of it, and the test may take it as a parameter.
 *
 * @param origin the annotation and where it stands, in words
 * @param release the release
 */
record ReleaseExtension(String origin, ServerRelease release)
    implements TestInstancePreConstructCallback, BeforeEachCallback, ParameterResolver {

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /** An instance of its own may want a server. */
  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factory, ExtensionContext context) {
    ReleaseSelection.set(context, release);
  }

  /** An instance for the whole class was there before. */
  @Override
  public void beforeEach(ExtensionContext context) {
    ReleaseSelection.set(context, release);
    if (TestPlan.of(context).declaresNoServer()) {
      throw new ExtensionConfigurationException(
          origin + " has no server; put @MockMongo on the method or the class");
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ServerRelease.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return release;
  }

  /** Returns what the invocation is called. */
  String displayName() {
    return "release " + release + " (wire version " + release.wireVersion() + ")";
  }
}
