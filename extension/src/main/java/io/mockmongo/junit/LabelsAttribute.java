package io.mockmongo.junit;

import java.util.Arrays;
import java.util.Optional;

/**
 * The attribute {@code errorLabels} of an annotation: its default stands for the labels that a
 * server adds, so that an empty list can stand for none.
 *
 * <pre>{@code
 * String[] errorLabels() default "as a server";
 * }</pre>
 */
final class LabelsAttribute {

  /** The default of the attribute, in the words that its Javadoc shows. */
  private static final String AS_A_SERVER = "as a server";

  private LabelsAttribute() {}

  /** Returns the labels that the test gave, perhaps none; empty for those that a server adds. */
  static Optional<String[]> given(String[] attribute) {
    return Arrays.equals(attribute, new String[] {AS_A_SERVER})
        ? Optional.empty()
        : Optional.of(attribute);
  }
}
