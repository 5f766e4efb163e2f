package io.mockmongo.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** Prints for each line of its input whether a debugger is attached. */
final class DebuggedProgram {

  private DebuggedProgram() {}

  public static void main(String[] arguments) throws IOException {
    var input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    while (input.readLine() != null) {
      System.out.println(DebuggerDetector.isAttached());
    }
  }
}
