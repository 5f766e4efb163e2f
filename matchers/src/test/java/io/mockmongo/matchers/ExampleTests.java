package io.mockmongo.matchers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of the tests that run the examples, without comments and white space. */
record ExampleTests(List<String> sources) {

  private static final Pattern COMMENT = Pattern.compile("^\\s*(?://|/?\\*).*$", Pattern.MULTILINE);

  /** Reads the files that end with {@code ExamplesTest.java} in these folders. */
  static ExampleTests in(Path... folders) throws IOException {
    Stream.Builder<String> sources = Stream.builder();
    for (Path folder : folders) {
      for (Path file : list(folder)) {
        sources.add(bare(COMMENT.matcher(Files.readString(file)).replaceAll("")));
      }
    }
    return new ExampleTests(sources.build().toList());
  }

  /**
   * Tells whether a test runs an example: its statements stand there as they are, and a pattern
   * without a statement is one that something matches.
   */
  boolean run(String example) {
    String bare = bare(example);
    String wanted = bare.endsWith(";") ? bare : ",is(" + bare + "));";
    return sources.stream().anyMatch(source -> source.contains(wanted));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith("ExamplesTest.java")).toList();
    }
  }

  /** The code without white space, so that the Javadoc may break its lines elsewhere. */
  private static String bare(String code) {
    return code.replaceAll("\\s+", "");
  }
}
