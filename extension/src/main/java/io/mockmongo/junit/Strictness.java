package io.mockmongo.junit;

/**
 * What comes of a finding at the end of a test.
 *
 * <pre>{@code
 * @MockMongo(unused = REPORT)
 * }</pre>
 */
public enum Strictness {
  /** The test fails; where it has failed already, the finding is suppressed under its failure. */
  FAIL,
  /** The finding is published as a report entry of the test, under the key {@code mockmongo}. */
  REPORT,
  /** Nothing. */
  IGNORE
}
