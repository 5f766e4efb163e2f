package io.mockmongo;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each type that users may import shows early in its Javadoc how it is used. */
class ExamplesTest {

  private static final String EXAMPLE = "<pre>{@code";

  @Test
  void each_public_type_has_an_example_before_the_second_paragraph_of_its_javadoc() {
    List<Path> sources =
        Product.CLASSES.stream()
            .filter(type -> PublicFaceTest.EXPORTED.contains(type.getPackageName()))
            .filter(type -> type.isTopLevelClass())
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .map(ExamplesTest::source)
            .toList();

    List<Path> lacking =
        sources.stream().filter(source -> !beginning(source).contains(EXAMPLE)).toList();

    assertThat(sources.size(), is(greaterThan(50)));
    assertThat(lacking, is(empty()));
  }

  private static Path source(JavaClass type) {
    Path path = Path.of(type.getName().replace('.', '/') + ".java");
    return Product.sources().stream()
        .filter(source -> source.endsWith(path))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the Javadoc of the type in a source, up to its second paragraph. */
  private static String beginning(Path source) {
    String text = String.join("\n", Product.lines(source));
    int declaration = text.indexOf("\npublic ");
    int start = text.lastIndexOf("\n/**", declaration);
    return start < 0 ? "" : text.substring(start, declaration).split("<p>", 2)[0];
  }
}
