package io.mockmongo.samples;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what these samples run. */
class ReadmeTest {

  private static final Path SAMPLES = Path.of(System.getProperty("basedir", "."));
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND = Pattern.compile("^    (mvn .*)$", Pattern.MULTILINE);

  @Test
  void each_of_its_snippets_stands_in_a_sample() throws IOException {
    List<String> sources = sources();
    List<String> snippets =
        JAVA.matcher(readme()).results().map(found -> bare(found.group(1))).toList();

    assertThat(snippets.size(), greaterThan(5));
    for (String snippet : snippets) {
      assertTrue(
          sources.stream().anyMatch(source -> source.contains(snippet)),
          () -> "no sample has this snippet of the README: " + snippet);
    }
  }

  @Test
  void its_test_command_is_the_one_that_continuous_integration_runs() throws IOException {
    List<String> commands =
        COMMAND.matcher(readme()).results().map((MatchResult found) -> found.group(1)).toList();

    assertThat(commands, hasItem("mvn verify"));
    assertThat(Files.readString(root().resolve(".ci/run")), containsString("\nmvn verify\n"));
  }

  private static String readme() throws IOException {
    return Files.readString(root().resolve("README.md"));
  }

  private static Path root() {
    return SAMPLES.toAbsolutePath().getParent();
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES.resolve("src/test/java"))) {
      return files
          .filter(file -> file.toString().endsWith("Test.java"))
          .map(ReadmeTest::read)
          .map(ReadmeTest::bare)
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The code without white space, so that the README may break its lines elsewhere. */
  private static String bare(String code) {
    return code.replaceAll("\\s+", "");
  }
}
