package io.mockmongo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM like the one of the tests, which runs a program. */
public final class OtherJvm {

  private OtherJvm() {}

  /**
   * Prepares a program, with the class path of the tests.
   *
   * @param options of the JVM; another class path among them replaces that of the tests
   * @param program the class with its main method
   * @param arguments its arguments
   * @return the process that can be started
   */
  public static ProcessBuilder of(List<String> options, Class<?> program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(options);
    command.add(program.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
