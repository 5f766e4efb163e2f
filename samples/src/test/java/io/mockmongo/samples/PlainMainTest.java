package io.mockmongo.samples;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link PlainMain} runs in a virtual machine of its own, which has no test framework. */
class PlainMainTest {

  private static final Pattern TEST_FRAMEWORK =
      Pattern.compile("(junit|opentest4j|apiguardian|testng|surefire).*\\.jar");

  @Test
  void says_what_it_found_and_exits_with_0(@TempDir Path directory) throws Exception {
    Path output = directory.resolve("output.txt");
    Process main =
        new ProcessBuilder(java(), "-cp", classPath(), PlainMain.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertTrue(main.waitFor(30, SECONDS), "it did not end by itself");
      assertThat(Files.readString(output), main.exitValue(), is(0));
      assertThat(Files.readAllLines(output), hasItem("order 7 is for tea"));
    } finally {
      main.destroyForcibly().waitFor();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.junit.jupiter.api.Test",
        "org.junit.Test",
        "org.testng.annotations.Test",
        "org.opentest4j.AssertionFailedError",
        "org.apiguardian.api.API"
      })
  void has_no(String name) throws IOException {
    try (var loader = new URLClassLoader(urls(classPath()), null)) {
      assertThat(loader.findResource(name.replace('.', '/') + ".class"), is(nullValue()));
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** What this virtual machine has, without the test frameworks. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !TEST_FRAMEWORK.matcher(new File(entry).getName()).matches())
        .collect(joining(File.pathSeparator));
  }

  private static URL[] urls(String classPath) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      urls.add(new File(entry).toURI().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
