package io.mockmongo.error;

import io.mockmongo.message.Command;
import io.mockmongo.profile.ServerRelease;

/**
 * What decides the labels of an error, beside its code.
 *
 * <pre>{@code
 * new ErrorContext(ServerRelease.V8_0, false, request.command(), false, false)
 * }</pre>
 *
 * @param release the server's release
 * @param isRouter whether the client was told that the server is a mongos, or load balanced
 * @param command the command that failed
 * @param isOfChangeStream whether the command opens a change stream, or gets more of one
 * @param hasWritten whether an earlier command on the same connection has written
 */
public record ErrorContext(
    ServerRelease release,
    boolean isRouter,
    Command command,
    boolean isOfChangeStream,
    boolean hasWritten) {

  boolean isInTransaction() {
    return command.isInTransaction();
  }

  boolean endsTransaction() {
    return isInTransaction()
        && (command.name().equals("commitTransaction")
            || command.name().equals("abortTransaction"));
  }

  /** Tells whether the server recognizes the command if it is sent again. */
  boolean isRetryableWrite() {
    return command.get("txnNumber") != null && (!isInTransaction() || endsTransaction());
  }
}
