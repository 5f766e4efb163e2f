package io.mockmongo.junit;

/**
 * The effect of a finding at the end of a test.
 *
 * <pre>{@code
 * @MockMongo(unused = REPORT)
 * }</pre>
 */
public enum Strictness {
  /** The test fails; if it has already failed, the finding is added as a suppressed exception. */
  FAIL,
  /** The finding is published as a report entry of the test, under the key {@code mockmongo}. */
  REPORT,
  /** The finding has no effect. */
  IGNORE
}
