package io.mockmongo.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files for transcripts. Each test of a JVM has a file of its own, which replaces that of an
 * earlier run; links are replaced, never followed. Outside a Maven or Gradle build, the files are
 * in a new directory among the temporary ones, which only this user can read. Thread-safe.
 */
final class TranscriptFile {

  private static final Map<String, String> BUILDS =
      Map.of("pom.xml", "target", "build.gradle", "build", "build.gradle.kts", "build");

  private static final int LONGEST_NAME = 200;

  /** The unique id of the test that each file belongs to. */
  private static final Map<Path, String> OWNERS = new ConcurrentHashMap<>();

  private TranscriptFile() {}

  /** Returns the build's output directory, or a new one for temporary files. */
  static Path directory() throws IOException {
    for (Map.Entry<String, String> build : BUILDS.entrySet()) {
      if (Files.exists(Path.of(build.getKey()))) {
        return Path.of(build.getValue(), "mockmongo");
      }
    }
    return Temporary.directory();
  }

  /**
   * Writes a transcript.
   *
   * @param directory the directory, which is created if it does not exist
   * @param name the name of the test
   * @param uniqueId the unique id of the test
   * @param text the transcript
   * @return the file
   */
  static Path write(Path directory, String name, String uniqueId, String text) throws IOException {
    Path file = ownFile(Files.createDirectories(directory), fileName(name), uniqueId);
    Files.deleteIfExists(file); // be it a link
    return Files.write(file, text.getBytes(UTF_8), StandardOpenOption.CREATE_NEW);
  }

  private static Path ownFile(Path directory, String name, String uniqueId) {
    Path file = directory.resolve(name + ".txt").toAbsolutePath();
    for (int i = 2; !OWNERS.computeIfAbsent(file, free -> uniqueId).equals(uniqueId); i++) {
      file = directory.resolve(name + "~" + i + ".txt").toAbsolutePath();
    }
    return file;
  }

  /** Returns a name that is valid in any file system. */
  private static String fileName(String test) {
    String name = test.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  /** The directory outside of builds, created when first needed. */
  private static final class Temporary {
    private static Path created;

    static synchronized Path directory() throws IOException {
      if (created == null || !Files.exists(created)) {
        created = Files.createTempDirectory("mockmongo-");
      }
      return created;
    }
  }
}
