package io.mockmongo.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Width and colour by system properties, environment and terminal. */
class TerminalTest {

  private static Terminal terminal(
      Map<String, String> properties, Map<String, String> environment, boolean attached) {
    return new Terminal(properties::get, environment::get, attached);
  }

  @Test
  void the_width_is_that_of_the_terminal_unless_set() {
    Map<String, String> columns = Map.of("COLUMNS", "100");
    assertEquals(100, terminal(Map.of(), columns, true).width());
    assertEquals(90, terminal(Map.of("mockmongo.columns", "90"), columns, true).width());
    assertEquals(90, terminal(Map.of("mockmongo.columns", "90"), columns, false).width());
    assertEquals(LiveViewOptions.UNLIMITED, terminal(Map.of(), columns, false).width());
    assertEquals(LiveViewOptions.UNLIMITED, terminal(Map.of(), Map.of(), true).width());
    assertEquals(
        LiveViewOptions.UNLIMITED, terminal(Map.of(), Map.of("COLUMNS", "x"), true).width());
    assertEquals(
        LiveViewOptions.UNLIMITED, terminal(Map.of(), Map.of("COLUMNS", "9"), true).width());
  }

  @Test
  void colour_is_used_in_a_terminal_unless_set() {
    assertEquals(true, terminal(Map.of(), Map.of(), true).color());
    assertEquals(false, terminal(Map.of(), Map.of(), false).color());
    assertEquals(false, terminal(Map.of(), Map.of("TERM", "dumb"), true).color());
    assertEquals(false, terminal(Map.of(), Map.of("NO_COLOR", "1"), true).color());
    assertEquals(true, terminal(Map.of(), Map.of("NO_COLOR", ""), true).color());
    assertEquals(true, terminal(Map.of(), Map.of("FORCE_COLOR", "1"), false).color());
    assertEquals(false, terminal(Map.of(), Map.of("FORCE_COLOR", "0"), true).color());
    assertEquals(
        false, terminal(Map.of(), Map.of("NO_COLOR", "1", "FORCE_COLOR", "1"), true).color());
    assertEquals(
        true,
        terminal(Map.of("mockmongo.color", "always"), Map.of("NO_COLOR", "1"), false).color());
    assertEquals(
        false,
        terminal(Map.of("mockmongo.color", "never"), Map.of("FORCE_COLOR", "1"), true).color());
    assertEquals(true, terminal(Map.of("mockmongo.color", "auto"), Map.of(), true).color());
  }

  @Test
  void other_values_are_refused() {
    assertEquals(
        "mockmongo.columns=wide: expected a number of columns, 40 at least",
        assertThrows(
                IllegalArgumentException.class,
                () -> terminal(Map.of("mockmongo.columns", "wide"), Map.of(), true).width())
            .getMessage());
    assertEquals(
        "mockmongo.color=red: expected always, never or auto",
        assertThrows(
                IllegalArgumentException.class,
                () -> terminal(Map.of("mockmongo.color", "red"), Map.of(), true).color())
            .getMessage());
  }
}
