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
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what these samples run. */
class ReadmeTest {

  private static final Path SAMPLES = Path.of(System.getProperty("basedir", "."));
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)`");
  private static final Pattern CALL = Pattern.compile("\\b([a-z]\\w+)(?=\\()");
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

  /** Of each row of the tables that lead here from elsewhere, what is called is called there. */
  @Test
  void each_call_that_others_are_led_to_stands_in_a_test_that_is_named() throws IOException {
    String readme = readme();
    String tables =
        readme.substring(
            readme.indexOf("## Coming from MockupDB"), readme.indexOf("## A tutorial"));
    Map<String, String> tests = tests();

    List<String[]> rows =
        tables
            .lines()
            .filter(line -> line.startsWith("| ") && line.endsWith("` |"))
            .map(line -> line.split(" [|] "))
            .toList();
    assertThat(rows.size(), greaterThan(60));
    for (String[] row : rows) {
      String text =
          TEST.matcher(row[2])
              .results()
              .map(found -> tests.getOrDefault(found.group(1), ""))
              .collect(Collectors.joining());
      for (MatchResult call : CALL.matcher(row[1]).results().toList()) {
        assertThat(row[0], text, containsString(call.group(1)));
      }
      assertTrue(!text.isEmpty(), () -> "no test of that name: " + row[2]);
    }
  }

  private static Map<String, String> tests() throws IOException {
    try (Stream<Path> files =
        Stream.of("matchers", "extension", "samples")
            .flatMap(module -> files(root().resolve(module).resolve("src/test/java")))) {
      return files
          .filter(file -> file.toString().endsWith("Test.java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  ReadmeTest::read,
                  String::concat));
    }
  }

  private static Stream<Path> files(Path directory) {
    try {
      return Files.walk(directory);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
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
