package io.mockmongo.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The README or a guide.
 *
 * @param path its file
 * @param text what it says
 */
record Page(Path path, String text) {

  static final Path ROOT =
      Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize().getParent();

  private static final Pattern SNIPPET =
      Pattern.compile("```(java|kotlin)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

  static Page readme() {
    return of(ROOT.resolve("README.md"));
  }

  static List<Page> guides() {
    List<Page> guides = new ArrayList<>();
    for (String module : List.of("extension", "matchers")) {
      try (Stream<Path> files = Files.list(ROOT.resolve(module).resolve("guide"))) {
        files.sorted().map(Page::of).forEach(guides::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return guides;
  }

  /** Returns the README, then all guides. */
  static List<Page> all() {
    List<Page> all = new ArrayList<>(List.of(readme()));
    all.addAll(guides());
    return all;
  }

  private static Page of(Path path) {
    try {
      return new Page(path, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the code in fences, without white space, so that pages may break lines elsewhere. */
  List<String> snippets() {
    return SNIPPET.matcher(text).results().map(found -> bare(found.group(2))).toList();
  }

  static String bare(String code) {
    return code.replaceAll("\\s+", "");
  }

  /** Returns the targets of links to files and headings of this project. */
  List<String> links() {
    return LINK.matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(target -> !target.startsWith("https://"))
        .toList();
  }

  /** Returns the page or file that a link leads to. */
  Path target(String link) {
    String file = link.replaceFirst("#.*", "");
    return file.isEmpty() ? path : path.getParent().resolve(file).normalize();
  }

  boolean hasAnchor(String anchor) {
    return HEADING
        .matcher(text)
        .results()
        .map((MatchResult found) -> anchor(found.group(1)))
        .anyMatch(anchor::equals);
  }

  /** The anchor that GitHub gives a heading. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  /** Tells whether code, in a fence or indented, is among the first lines. */
  boolean opensWithCode(int lines) {
    return text.lines().limit(lines).anyMatch(line -> line.matches("```(java|kotlin)|    \\S.*"));
  }

  @Override
  public String toString() {
    return ROOT.relativize(path).toString();
  }
}
