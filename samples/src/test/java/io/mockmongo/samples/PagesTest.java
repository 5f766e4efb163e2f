package io.mockmongo.samples;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.FailCommand;
import io.mockmongo.junit.MockMongo;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The README and the guides show code that runs, and links that lead somewhere. */
class PagesTest {

  private static final int LONGEST_README = 250;
  private static final int OPENING = 12;
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)`");
  private static final Pattern CALL = Pattern.compile("\\b([a-z]\\w+)(?=\\()");
  private static final Pattern COMMAND = Pattern.compile("^    (mvn .*)$", Pattern.MULTILINE);

  static List<Page> pages() {
    return Page.all();
  }

  static List<Page> guides() {
    return Page.guides();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void each_snippet_is_code_of_a_test(Page page) {
    Collection<String> sources = tests().values().stream().map(Page::bare).toList();

    List<String> unknown =
        page.snippets().stream()
            .filter(snippet -> sources.stream().noneMatch(source -> source.contains(snippet)))
            .toList();

    assertThat(unknown, is(empty()));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void each_link_leads_to_a_file_and_a_heading(Page page) {
    Map<Path, Page> known =
        Page.all().stream().collect(Collectors.toMap(Page::path, other -> other));

    List<String> broken =
        page.links().stream().filter(link -> !isThere(page, link, known)).toList();

    assertThat(broken, is(empty()));
  }

  private static boolean isThere(Page from, String link, Map<Path, Page> known) {
    Path target = from.target(link);
    int anchor = link.indexOf('#');
    return anchor < 0
        ? Files.exists(target)
        : known.containsKey(target) && known.get(target).hasAnchor(link.substring(anchor + 1));
  }

  @ParameterizedTest
  @MethodSource("guides")
  void each_guide_opens_with_code(Page guide) {
    assertThat(guide.opensWithCode(OPENING), is(true));
  }

  @ParameterizedTest
  @MethodSource("guides")
  void each_guide_ends_with_links_to_others(Page guide) {
    String last = guide.text().lines().reduce((before, line) -> line).orElse("");

    assertThat(last, startsWith("Next: ["));
  }

  @Test
  void the_readme_links_to_each_guide() {
    Page readme = Page.readme();
    Set<Path> linked = readme.links().stream().map(readme::target).collect(Collectors.toSet());

    assertThat(linked, hasItems(Page.guides().stream().map(Page::path).toArray(Path[]::new)));
  }

  @Test
  void the_readme_is_for_ten_minutes() {
    Page readme = Page.readme();

    assertThat((int) readme.text().lines().count(), is(lessThanOrEqualTo(LONGEST_README)));
    assertThat(readme.snippets().size(), is(greaterThan(0)));
  }

  @Test
  void the_test_command_of_the_readme_is_the_one_of_continuous_integration() throws IOException {
    List<String> commands =
        COMMAND
            .matcher(Page.readme().text())
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();

    assertThat(commands, hasItem("mvn verify"));
    assertThat(Files.readString(Page.ROOT.resolve(".ci/run")), containsString("\nmvn verify\n"));
  }

  static List<Arguments> annotations() {
    return List.of(
        arguments("annotations.md", MockMongo.class),
        arguments("declaring-answers.md", AutoRespond.class),
        arguments("fail-points.md", FailCommand.class));
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void a_table_has_each_attribute_of_an_annotation(String guide, Class<?> annotation) {
    String text = guide(guide).text();

    List<String> missing =
        Stream.of(annotation.getDeclaredMethods())
            .map(Method::getName)
            .filter(name -> !text.matches("(?s).*\n[|] [^|]*`" + name + "`.*"))
            .toList();

    assertThat(missing, is(empty()));
  }

  private static Page guide(String name) {
    return Page.guides().stream()
        .filter(page -> page.path().endsWith(name))
        .findFirst()
        .orElseThrow();
  }

  /** In each row of a migration table, a test that the row names makes the call. */
  @ParameterizedTest
  @ValueSource(strings = {"coming-from-mockupdb.md", "coming-from-mock-server.md"})
  void each_call_in_a_migration_table_is_made_in_the_named_test(String name) {
    Map<String, String> tests = tests();
    List<String[]> rows =
        guide(name)
            .text()
            .lines()
            .filter(line -> line.startsWith("| ") && line.endsWith("` |"))
            .map(line -> line.split(" [|] "))
            .toList();

    List<String> missing = new ArrayList<>();
    for (String[] row : rows) {
      String code = named(row[2], tests);
      CALL.matcher(row[1])
          .results()
          .filter(call -> !code.contains(call.group(1)))
          .forEach(call -> missing.add(row[0] + ": " + call.group(1)));
    }

    assertThat(rows.size(), is(greaterThan(25)));
    assertThat(missing, is(empty()));
  }

  private static String named(String cell, Map<String, String> tests) {
    return TEST.matcher(cell)
        .results()
        .map(found -> tests.getOrDefault(found.group(1), ""))
        .collect(Collectors.joining());
  }

  /** Returns the code of all tests, by the simple name of the class. */
  private static Map<String, String> tests() {
    Map<String, String> tests = new TreeMap<>();
    Stream.of("matchers", "extension", "samples")
        .map(Page.ROOT::resolve)
        .forEach(module -> addTestsOf(module, tests));
    for (File application : applications()) {
      addTestsOf(application.toPath(), tests);
    }
    return tests;
  }

  /** Returns the folders of the sample applications, which are projects of their own. */
  private static File[] applications() {
    File[] found = Page.ROOT.resolve("samples/applications").toFile().listFiles(File::isDirectory);
    return found == null ? new File[0] : found;
  }

  private static void addTestsOf(Path project, Map<String, String> tests) {
    for (String language : List.of("java", "kotlin")) {
      Path sources = project.resolve("src/test").resolve(language);
      if (Files.isDirectory(sources)) {
        addTests(sources, tests);
      }
    }
  }

  private static void addTests(Path sources, Map<String, String> tests) {
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file :
          files.filter(path -> path.toString().matches(".*Test\\.(java|kt)")).toList()) {
        String name = file.getFileName().toString().replaceFirst("\\..*", "");
        tests.merge(name, Files.readString(file), String::concat);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
