package io.mockmongo.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Assertions on the errors of invalid Extended JSON. */
final class TextFaults {

  private TextFaults() {}

  static ExtendedJsonException fault(String text) {
    return assertThrows(ExtendedJsonException.class, () -> ExtendedJson.parse(text), text);
  }

  static void assertFault(String text, int line, int column, String reason) {
    ExtendedJsonException fault = fault(text);
    assertThat(
        fault.getMessage(),
        startsWith("line " + line + ", column " + column + ": " + reason + "\n"));
    assertThat(fault.line(), is(line));
    assertThat(fault.column(), is(column));
  }
}
