package io.mockmongo.junit;

import com.mongodb.MongoClientSettings;
import io.mockmongo.message.Compressor;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.script.Leak;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import io.mockmongo.server.TestConversation;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The declaration of a server or a deployment by an annotation or a registered extension.
 *
 * @param declaration the annotation at its place, or the extension; it identifies the plan
 * @param name the server's name
 * @param scope the server's lifetime
 * @param start starts the server, or the servers of a deployment
 * @param script makes the declarations for each test
 * @param client the configuration of the injected client
 * @param rules what fails a test
 * @param verbose whether the conversation is printed as it happens
 */
record ServerPlan(
    Object declaration,
    String name,
    Scope scope,
    StartPlan start,
    Consumer<? super TestConversation> script,
    ClientPlan client,
    Rules rules,
    boolean verbose) {

  /**
   * The configuration of the injected client.
   *
   * @param options options in the form of a URI
   * @param settings further settings
   */
  record ClientPlan(String options, Consumer<MongoClientSettings.Builder> settings) {}

  /**
   * The rules that decide what fails a test.
   *
   * @param unmatched the effect of unanswered requests
   * @param malformed the effect of messages that the server refused
   * @param unused the effect of an unused {@code @AutoRespond} on the test method
   * @param leaks what clients must not leave open
   */
  record Rules(Strictness unmatched, Strictness malformed, Strictness unused, Set<Leak> leaks) {}

  static ServerPlan of(MockMongo annotation, AnnotatedElement place) {
    return new ServerPlan(
        List.of(place, annotation),
        annotation.name(),
        annotation.scope(),
        start(annotation),
        nothing(),
        new ClientPlan(annotation.client(), nothing()),
        new Rules(
            annotation.unmatched(),
            annotation.malformed(),
            annotation.unused(),
            Set.copyOf(List.of(annotation.leaks()))),
        annotation.verbose());
  }

  /** Checks the number of members at once, not when they start. */
  private static StartPlan start(MockMongo annotation) {
    Consumer<MockMongoServerBuilder> settings = settings(annotation);
    int members = annotation.members();
    if (members == 1) {
      return StartPlan.single(settings);
    }
    try {
      if (members < 1) {
        throw new IllegalArgumentException("a deployment has 1 member or more");
      }
      return DeploymentPlan.of(annotation.topology(), members, settings);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          "@MockMongo(members = " + members + "): " + e.getMessage(), e);
    }
  }

  /** Checks the settings at once, not when the server starts. */
  private static Consumer<MockMongoServerBuilder> settings(MockMongo annotation) {
    ServerProfile profile = profile(annotation);
    Compressor[] compressors = compressors(annotation);
    int timeoutMillis = timeoutMillis(annotation);
    long journalBytes = journalBytes(annotation);
    return builder -> {
      builder
          .profile(profile)
          .strictProtocol(annotation.strictProtocol())
          .answers(annotation.answers());
      if (timeoutMillis > 0) {
        builder.timeout(Duration.ofMillis(timeoutMillis));
      }
      if (journalBytes > 0) {
        builder.journalBytes(journalBytes);
      }
      annotation.tls().tls().ifPresent(builder::tls);
      if (compressors.length < Compressor.values().length) {
        builder.compressors(compressors);
      }
      if (annotation.byHand()) {
        builder.byHand();
      }
    };
  }

  /** Returns a consumer that does nothing; generic, so that it loads without the driver. */
  static <T> Consumer<T> nothing() {
    return any -> {};
  }

  /** Returns the same plan with class scope. */
  ServerPlan ofClass() {
    return new ServerPlan(declaration, name, Scope.CLASS, start, script, client, rules, verbose);
  }

  boolean isDeclaredAs(ServerPlan other) {
    return declaration.equals(other.declaration);
  }

  /** Returns the error that two declarations for a class use one server name. */
  ExtensionConfigurationException duplicateName(Class<?> testClass) {
    return new ExtensionConfigurationException(
        testClass.getSimpleName()
            + ": a field with @RegisterExtension and another declaration both have a server "
            + (name.isEmpty() ? "without a name" : "named \"" + name + "\"")
            + "; give one another name with MockMongoExtension.builder().name(...)");
  }

  /**
   * Checks that the compressors are available, unless all are listed: then the available ones are
   * used.
   */
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

  private static int timeoutMillis(MockMongo annotation) {
    int timeoutMillis = annotation.timeoutMillis();
    if (timeoutMillis < 0) {
      throw new ExtensionConfigurationException(
          "@MockMongo(timeoutMillis = "
              + timeoutMillis
              + "): the timeout is negative; give milliseconds, or leave it out for the default");
    }
    return timeoutMillis;
  }

  private static long journalBytes(MockMongo annotation) {
    long journalBytes = annotation.journalBytes();
    if (journalBytes < 0) {
      throw new ExtensionConfigurationException(
          "@MockMongo(journalBytes = "
              + journalBytes
              + "): the bound is negative; give bytes, or leave it out for the default");
    }
    return journalBytes;
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
