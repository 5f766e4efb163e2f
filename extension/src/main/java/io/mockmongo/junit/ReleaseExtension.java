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
 * The extension for one invocation with a release: the test's servers have that release, and the
 * test can take it as a parameter.
 *
 * @param origin the annotation and its place, for messages
 * @param release the release
 */
record ReleaseExtension(String origin, ServerRelease release)
    implements TestInstancePreConstructCallback, BeforeEachCallback, ParameterResolver {

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /** The constructor of the test instance may need a server. */
  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factory, ExtensionContext context) {
    ReleaseSelection.set(context, release);
  }

  /** A per-class instance existed before this invocation. */
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

  /** Returns the display name of the invocation. */
  String displayName() {
    return "release " + release + " (wire version " + release.wireVersion() + ")";
  }
}
