package io.mockmongo.script;

import java.util.List;

/**
 * One thing that went wrong on the server's side; immutable.
 *
 * <pre>{@code
 * server.lifecycle().findings().forEach(finding -> System.out.println(finding.text()));
 * }</pre>
 *
 * @param kind what kind of thing
 * @param text the whole story, perhaps of several lines
 * @param cause what was thrown, or null
 */
public record Finding(Kind kind, String text, Throwable cause) {

  private static final int MOST_TOLD = 20;

  /** The kinds of things that go wrong. */
  public enum Kind {
    /** A request that nobody answered. */
    UNMATCHED,
    /** A declared answer that answered nothing. */
    UNUSED,
    /** Something that a client left open, where that is looked at; see {@link Leak}. */
    LEAK,
    /** A request against a rule of the protocol, where the server is strict about these. */
    PROTOCOL,
    /** Code of the test that threw, or a background call that nobody looked after. */
    FAILURE
  }

  /**
   * Makes one error of several findings.
   *
   * @param findings what went wrong
   * @return an error with all texts, what was thrown suppressed under it
   */
  public static AssertionError asError(List<Finding> findings) {
    List<Finding> told = findings.subList(0, Math.min(findings.size(), MOST_TOLD));
    String text = String.join("\n", told.stream().map(Finding::text).toList());
    int more = findings.size() - told.size();
    AssertionError error =
        new AssertionError(more == 0 ? text : text + "\nand " + more + " more like these");
    told.stream()
        .filter(finding -> finding.cause() != null)
        .forEach(finding -> error.addSuppressed(finding.cause()));
    return error;
  }
}
