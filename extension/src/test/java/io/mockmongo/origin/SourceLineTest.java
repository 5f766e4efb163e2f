package io.mockmongo.origin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** A source line is one of the user's code, even if a library made the call. */
class SourceLineTest {

  @Test
  void a_call_by_a_library_has_the_line_that_called_the_library() {
    ThrowingSupplier<SourceLine> library = SourceLine::new;

    assertThat(assertDoesNotThrow(library), hasToString(startsWith("SourceLineTest.java:")));
  }

  @Test
  void a_library_has_no_line_where_the_stack_has_code_of_the_user() {
    StackTraceElement test = frame(getClass().getName());
    StackTraceElement library = frame("org.hamcrest.MatcherAssert");
    StackTraceElement product = frame(Origin.class.getName());

    assertThat(UserCode.framesOf(List.of(product, library, test), loader()), is(List.of(test)));
  }

  @Test
  void tests_in_a_jar_file_have_lines_and_the_product_has_none() {
    StackTraceElement product = frame("io.mockmongo.junit.MockMongoExtension");
    StackTraceElement test = frame("org.hamcrest.MatcherAssert");
    StackTraceElement framework = frame("org.junit.jupiter.api.Assertions");
    StackTraceElement jdk = frame("java.lang.Thread");

    List<StackTraceElement> stack = List.of(product, test, framework, jdk);

    assertThat(UserCode.framesOf(stack, loader()), is(List.of(test)));
  }

  @Test
  void generated_code_without_lines_has_none() {
    StackTraceElement generated = new StackTraceElement(getClass().getName(), "call", null, -1);

    assertThat(UserCode.framesOf(List.of(generated), loader()), is(empty()));
  }

  private ClassLoader loader() {
    return getClass().getClassLoader();
  }

  private static StackTraceElement frame(String className) {
    return new StackTraceElement(className, "call", "File.java", 7);
  }
}
