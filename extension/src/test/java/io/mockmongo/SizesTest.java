package io.mockmongo;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What grows beyond these sizes holds two ideas, or lacks a noun. */
class SizesTest {

  private static final int FILE = 400;
  private static final int METHOD = 40;
  private static final int MEDIAN_FILE = 65;
  private static final long MEDIAN_METHOD = 2;
  private static final int PARAMETERS = 5;
  private static final int COMPONENTS = 8;

  @Test
  void no_file_has_more_than_400_lines() {
    List<String> longer =
        Product.sources().stream()
            .filter(source -> Product.lines(source).size() > FILE)
            .map(source -> source.getFileName() + ": " + Product.lines(source).size())
            .toList();

    assertThat(longer, is(empty()));
  }

  @Test
  void half_of_the_files_have_at_most_65_lines() {
    List<Integer> sizes =
        Product.sources().stream().map(source -> Product.lines(source).size()).sorted().toList();

    assertThat(sizes.get(sizes.size() / 2), lessThanOrEqualTo(MEDIAN_FILE));
  }

  @Test
  void no_method_has_more_than_40_lines() {
    List<String> longer =
        methods().stream().filter(method -> method.lines() > METHOD).map(Body::toString).toList();

    assertThat(longer, is(empty()));
  }

  @Test
  void half_of_the_methods_have_at_most_2_lines() {
    List<Long> sizes = methods().stream().map(Body::lines).sorted().toList();

    assertThat(sizes.get(sizes.size() / 2), lessThanOrEqualTo(MEDIAN_METHOD));
  }

  /** The body of a method or a constructor, in lines between its braces. */
  private record Body(String place, long lines) {}

  private static List<Body> methods() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null,
                files,
                null,
                null,
                null,
                files.getJavaFileObjectsFromPaths(Product.sources()));
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    List<Body> bodies = new ArrayList<>();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        new TreeScanner<Void, Void>() {
          @Override
          public Void visitMethod(MethodTree method, Void unused) {
            if (method.getBody() != null) {
              bodies.add(body(method, unit, positions));
            }
            return super.visitMethod(method, unused);
          }
        }.scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bodies;
  }

  private static Body body(MethodTree method, CompilationUnitTree unit, SourcePositions positions) {
    LineMap lines = unit.getLineMap();
    long first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
    long last = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
    String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
    return new Body(file + ":" + first + " " + method.getName(), Math.max(0, last - first - 1));
  }

  @Test
  void no_constructor_takes_more_than_5_collaborators() {
    List<String> longer =
        Product.CLASSES.stream()
            .filter(type -> !type.isRecord() && !type.isEnum() && !type.isAnonymousClass())
            .flatMap(type -> type.getConstructors().stream())
            .filter(constructor -> constructor.getRawParameterTypes().size() > PARAMETERS)
            .map(JavaConstructor::getFullName)
            .toList();

    assertThat(longer, is(empty()));
  }

  @Test
  void no_record_has_more_than_8_components() {
    List<String> longer =
        Product.CLASSES.stream()
            .filter(JavaClass::isRecord)
            .filter(type -> components(type) > COMPONENTS)
            .map(JavaClass::getName)
            .toList();

    assertThat(longer, is(empty()));
  }

  private static long components(JavaClass type) {
    return type.getFields().stream()
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
        .count();
  }
}
