package io.mockmongo.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The arguments of a {@link WireVersionSource}; loaded where JUnit has parameterized tests. */
final class WireVersionArguments
    implements ArgumentsProvider, AnnotationConsumer<WireVersionSource> {

  private WireVersionSource annotation;

  @Override
  public void accept(WireVersionSource source) {
    annotation = source;
  }

  /** How JUnit asks from 5.13 on. */
  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return provideArguments(context);
  }

  /** How JUnit asked before. */
  @Override
  @SuppressWarnings("deprecation")
  public Stream<? extends Arguments> provideArguments(ExtensionContext context) {
    return Releases.of(annotation, context).list().stream().map(Arguments::of);
  }
}
