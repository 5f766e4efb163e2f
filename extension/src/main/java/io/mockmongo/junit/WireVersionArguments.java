package io.mockmongo.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;

/** The arguments of a {@link WireVersionSource}; loaded where JUnit has parameterized tests. */
final class WireVersionArguments
    implements ArgumentsProvider, AnnotationConsumer<WireVersionSource> {

  private WireVersionSource annotation;

  @Override
  public void accept(WireVersionSource source) {
    annotation = source;
  }

  /**
   * The form that JUnit has had from the beginning: types of the newer one are missing before 5.13.
   * Reads the annotation late, since JUnit wraps what is thrown in here.
   */
  @Override
  @SuppressWarnings("deprecation")
  public Stream<? extends Arguments> provideArguments(ExtensionContext context) {
    return Stream.of(annotation)
        .flatMap(source -> Releases.of(source, context).list().stream())
        .map(Arguments::of);
  }
}
