package io.mockmongo.spring;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ApplicationContextFailureProcessor;

/**
 * Adds to the failure of a context that has not started because its client connects elsewhere where
 * that is, and why. Spring finds this class by {@code META-INF/spring.factories}.
 */
public final class SharedServerFailureProcessor implements ApplicationContextFailureProcessor {

  /** The servers that a client has not reached, in the driver's message. */
  private static final Pattern ADDRESS = Pattern.compile("\\{address=([^,}]+)");

  /** Creates the processor, as Spring does. */
  public SharedServerFailureProcessor() {}

  @Override
  public void processLoadFailure(ApplicationContext context, Throwable failure) {
    if (context.getEnvironment() instanceof ConfigurableEnvironment environment
        && environment.getPropertySources().get(SharedServerCustomizer.PROPERTY_SOURCE)
            instanceof MapPropertySource ours) {
      explain(environment, ours, failure);
    }
  }

  private static void explain(
      ConfigurableEnvironment environment, MapPropertySource ours, Throwable failure) {
    Set<String> expected =
        ours.getSource().values().stream()
            .flatMap(value -> UriHosts.of(value.toString()).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> missed = addressesIn(NestedExceptionUtils.getMostSpecificCause(failure));
    if (!missed.isEmpty() && missed.stream().noneMatch(expected::contains)) {
      AssertionError explanation =
          new AssertionError(
              "no client of the application has connected to the test's server at %s\n  - a client connects to %s: %s"
                  .formatted(
                      String.join(", ", expected),
                      String.join(", ", missed),
                      new PropertyOrigins(environment, Set.of(ours.getPropertyNames()))
                          .explain(missed)));
      explanation.setStackTrace(new StackTraceElement[0]);
      failure.addSuppressed(explanation);
    }
  }

  private static Set<String> addressesIn(Throwable cause) {
    Set<String> addresses = new LinkedHashSet<>();
    if (cause.getClass().getName().startsWith("com.mongodb.")) {
      Matcher matcher = ADDRESS.matcher(String.valueOf(cause.getMessage()));
      while (matcher.find()) {
        addresses.add(matcher.group(1));
      }
    }
    return addresses;
  }
}
