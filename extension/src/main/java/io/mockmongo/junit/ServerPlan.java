package io.mockmongo.junit;

import com.mongodb.MongoClientSettings;
import io.mockmongo.message.Compressor;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.script.Leak;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * What a server is to be, as an annotation or a registered extension declares it.
 *
 * @param declaration the annotation at its place, or the extension; two plans of one are one
 * @param name by which tests know it
 * @param scope how long it lives
 * @param settings what it is started with
 * @param script what it is told at the beginning of each test
 * @param client what the injected client is to be
 * @param rules by which its tests are judged
 * @param verbose whether its conversation is printed as it happens
 */
record ServerPlan(
    Object declaration,
    String name,
    Scope scope,
    Consumer<MockMongoServerBuilder> settings,
    Consumer<MockMongoServer> script,
    ClientPlan client,
    Rules rules,
    boolean verbose) {

  /**
   * What the injected client is to be.
   *
   * @param options options of it, as a URI has them
   * @param settings more settings of it
   */
  record ClientPlan(String options, Consumer<MongoClientSettings.Builder> settings) {}

  /**
   * What comes of what goes wrong in a test.
   *
   * @param unmatched of requests that nobody answered
   * @param unused of answers declared on a test method that nobody needed
   * @param leaks what clients must not leave behind
   */
  record Rules(Strictness unmatched, Strictness unused, Set<Leak> leaks) {}

  static ServerPlan of(MockMongo annotation, AnnotatedElement place) {
    return new ServerPlan(
        List.of(place, annotation),
        annotation.name(),
        annotation.scope(),
        settings(annotation),
        nothing(),
        new ClientPlan(annotation.client(), nothing()),
        new Rules(
            annotation.unmatched(), annotation.unused(), Set.copyOf(List.of(annotation.leaks()))),
        annotation.verbose());
  }

  /** What can't be used is told at once, not when the server starts. */
  private static Consumer<MockMongoServerBuilder> settings(MockMongo annotation) {
    ServerProfile profile = profile(annotation);
    Compressor[] compressors = compressors(annotation);
    return builder -> {
      builder
          .profile(profile)
          .strictProtocol(annotation.strictProtocol())
          .answers(annotation.answers());
      annotation.tls().tls().ifPresent(builder::tls);
      if (compressors.length < Compressor.values().length) {
        builder.compressors(compressors);
      }
      if (annotation.byHand()) {
        builder.byHand();
      }
    };
  }

  /** Returns what does nothing; generic, so that it loads where the driver is missing. */
  static <T> Consumer<T> nothing() {
    return any -> {};
  }

  /** Returns the same plan of a server that lives as long as the class. */
  ServerPlan ofClass() {
    return new ServerPlan(declaration, name, Scope.CLASS, settings, script, client, rules, verbose);
  }

  boolean isDeclaredAs(ServerPlan other) {
    return declaration.equals(other.declaration);
  }

  /** Returns the mistake that two declarations for a class give servers of the same name. */
  ExtensionConfigurationException hasDouble(Class<?> testClass) {
    return new ExtensionConfigurationException(
        testClass.getSimpleName()
            + ": a field under @RegisterExtension and another declaration have servers "
            + (name.isEmpty() ? "without a name" : "of the name \"" + name + "\"")
            + "; tell them apart, MockMongoExtension.builder().name(...)");
  }

  /** Those that are not all must be usable; of all, the usable ones are taken. */
  private static Compressor[] compressors(MockMongo annotation) {
    Compressor[] compressors = annotation.compressors();
    try {
      if (compressors.length < Compressor.values().length) {
        MockMongoServer.builder().compressors(compressors);
      }
      return compressors;
    } catch (IllegalStateException e) {
      throw new ExtensionConfigurationException("@MockMongo: compressors: " + e.getMessage(), e);
    }
  }

  private static ServerProfile profile(MockMongo annotation) {
    ServerProfile profile = ServerProfile.of(annotation.topology());
    try {
      return annotation.release().isEmpty()
          ? profile
          : profile.release(ServerRelease.of(annotation.release()));
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException("@MockMongo: release: " + e.getMessage(), e);
    }
  }
}
