package io.mockmongo.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;

/**
 * Provides the arguments of a {@link WireVersionSource}; loaded only with JUnit's parameterized
 * tests.
 */
final class WireVersionArguments
    implements ArgumentsProvider, AnnotationConsumer<WireVersionSource> {

  private WireVersionSource annotation;

  @Override
  public void accept(WireVersionSource source) {
    annotation = source;
  }

  /**
   * Overrides the older method: the newer one needs JUnit 5.13. Reads the annotation lazily, since
   * JUnit wraps exceptions thrown here.
   */
  @Override
  @SuppressWarnings("deprecation")
  public Stream<? extends Arguments> provideArguments(ExtensionContext context) {
    return Stream.of(annotation)
        .flatMap(source -> ReleaseRange.of(source, context).list().stream())
        .map(Arguments::of);
  }
}
