package io.mockmongo.report;

import java.io.Console;
import java.io.PrintStream;
import java.util.function.UnaryOperator;

/**
 * Decides the width and the colour of the output from the system properties, the environment and
 * whether the output is a terminal.
 *
 * @param property returns the value of a system property, or null
 * @param environment returns the value of an environment variable, or null
 * @param attached whether the output is a terminal
 */
record Terminal(
    UnaryOperator<String> property, UnaryOperator<String> environment, boolean attached) {

  private static final String COLUMNS = "mockmongo.columns";
  private static final String COLOR = "mockmongo.color";

  static Terminal of(PrintStream out) {
    boolean standard = out == System.out || out == System.err;
    return new Terminal(System::getProperty, System::getenv, standard && isConsoleTerminal());
  }

  /** Since JDK 22 there is a console without a terminal too, which its new method tells. */
  private static boolean isConsoleTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException before22) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** Returns the number of columns. */
  int width() {
    String set = property.apply(COLUMNS);
    if (set != null) {
      int columns = number(set);
      if (columns < LiveViewOptions.LEAST_WIDTH) {
        throw new IllegalArgumentException(
            COLUMNS
                + "="
                + set
                + ": expected a number of columns, "
                + LiveViewOptions.LEAST_WIDTH
                + " at least");
      }
      return columns;
    }
    String variable = attached ? environment.apply("COLUMNS") : null;
    int columns = variable == null ? 0 : number(variable);
    return columns < LiveViewOptions.LEAST_WIDTH ? LiveViewOptions.UNLIMITED : columns;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Tells whether colours are used. */
  boolean color() {
    String set = property.apply(COLOR);
    return switch (set == null ? "auto" : set) {
      case "always" -> true;
      case "never" -> false;
      case "auto" -> isColorWanted();
      default ->
          throw new IllegalArgumentException(
              COLOR + "=" + set + ": expected always, never or auto");
    };
  }

  /** See no-color.org and force-color.org. */
  private boolean isColorWanted() {
    if (isSet("NO_COLOR")) {
      return false;
    }
    return isSet("FORCE_COLOR")
        ? !environment.apply("FORCE_COLOR").matches("0|false")
        : attached && !"dumb".equals(environment.apply("TERM"));
  }

  private boolean isSet(String variable) {
    String value = environment.apply(variable);
    return value != null && !value.isEmpty();
  }
}
