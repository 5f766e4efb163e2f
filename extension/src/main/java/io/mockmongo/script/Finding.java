package io.mockmongo.script;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A reason to fail the test that the server found, such as a request without an answer; immutable.
 *
 * <pre>{@code
 * server.lifecycle().findings().forEach(finding -> System.out.println(finding.text()));
 * }</pre>
 *
 * @param kind the kind
 * @param text the description, of one or more lines
 * @param cause the exception that was thrown, or null
 */
public record Finding(Kind kind, String text, Throwable cause) {

  private static final int MAX_LISTED = 20;

  /** The kinds of findings. */
  public enum Kind {
    /** A request without an answer. */
    UNMATCHED,
    /** A declaration that was never used. */
    UNUSED,
    /** A resource that a client left open, if the test checks for it; see {@link Leak}. */
    LEAK,
    /** A request that breaks a rule of the protocol, if the server is strict. */
    PROTOCOL,
    /**
     * A message that the server refused, since its bytes break the protocol; not if the test
     * awaited the end of its connection.
     */
    MALFORMED,
    /**
     * Test code that threw, or a background call that still runs or whose failure was not looked
     * at.
     */
    FAILURE
  }

  /**
   * Returns one error for several findings.
   *
   * @param findings the findings
   * @return an error with the texts of the first 20, their causes suppressed under it
   */
  public static AssertionError asError(List<Finding> findings) {
    return asError(findings, List.of());
  }

  /**
   * Returns one error for several findings, with warnings that may explain them.
   *
   * @param findings the findings
   * @param warnings the warnings, see {@code server.lifecycle().warnings()}
   * @return an error with the texts of the first 20 findings and of the warnings, the causes of the
   *     findings suppressed under it
   */
  public static AssertionError asError(List<Finding> findings, List<String> warnings) {
    List<Finding> listed = findings.subList(0, Math.min(findings.size(), MAX_LISTED));
    String text = String.join("\n", listed.stream().map(Finding::text).toList());
    int more = findings.size() - listed.size();
    String rest = more == 0 ? "" : "\nand " + more + " more like these";
    String explained = warnings.stream().map(each -> "\nwarning: " + each).collect(joining());
    AssertionError error = new AssertionError(text + rest + explained);
    listed.stream()
        .filter(finding -> finding.cause() != null)
        .forEach(finding -> error.addSuppressed(finding.cause()));
    return error;
  }
}
