package io.mockmongo.error;

import java.util.Set;

/**
 * The categories of error codes that decide how servers and drivers treat an error, as in the
 * server's error_codes.yml.
 *
 * <pre>{@code
 * ErrorCategory.RETRIABLE.includes(91) // true
 * }</pre>
 */
public enum ErrorCategory {
  /** Errors after which the same command may succeed. */
  RETRIABLE(
      6, 7, 89, 91, 134, 189, 262, 317, 358, 384, 402, 406, 407, 412, 453, 462, 9001, 10107, 11600,
      11602, 13435, 13436, 50915, 91331, 10045600),
  /** Errors of a connection to another server. */
  NETWORK(6, 7, 89, 317, 384, 9001),
  /** Errors of a server that is no longer, or not yet, the primary. */
  NOT_PRIMARY(189, 10107, 11602, 13435, 13436),
  /** Errors of a server that stops. */
  SHUTDOWN(91, 333, 11600),
  /** Errors of a router that sent a command to the wrong shard. */
  NEED_RETARGETING(150, 13388),
  /** Errors of reads from a snapshot. */
  SNAPSHOT(239, 246, 250, 272),
  /** Errors after which a change stream can't be resumed. */
  NON_RESUMABLE_CHANGE_STREAM(280, 286),
  /** Errors of a server that sheds load. */
  SYSTEM_OVERLOADED(433, 449, 450, 462);

  private final Set<Integer> codes;

  ErrorCategory(Integer... codes) {
    this.codes = Set.of(codes);
  }

  /** Tells whether an error code is of this category. */
  public boolean includes(int code) {
    return codes.contains(code);
  }
}
