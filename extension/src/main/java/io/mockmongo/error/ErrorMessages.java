package io.mockmongo.error;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The messages of errors as current servers write them, without what they quote of a command, see
 * {@link ErrorWording}.
 *
 * <pre>{@code
 * ErrorMessages.of(13435) // not primary and secondaryOk=false
 * }</pre>
 */
public final class ErrorMessages {

  private static final String TABLE =
      """
      2 bad value
      6 Connection closed by peer
      7 Could not find address for the host
      9 failed to parse
      11 Could not find user
      13 not authorized to execute command
      14 wrong type
      18 Authentication failed.
      20 Transaction numbers are only allowed on a replica set member or mongos
      24 Unable to acquire lock within a max lock request timeout of '5ms' milliseconds.
      26 ns not found
      27 index not found
      43 cursor not found
      48 Collection already exists
      50 operation exceeded time limit
      59 no such command
      61 Shard key not found
      64 waiting for replication timed out
      67 Cannot create index
      68 Identical index already exists
      72 invalid options
      73 Invalid namespace specified
      79 No write concern mode with this name found in replica set configuration
      85 An equivalent index already exists with a different name
      86 An existing index has the same name as the requested index
      89 Socket operation timed out
      91 The server is in quiesce mode and will shut down
      100 Not enough data-bearing nodes
      112 Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry \
      your operation or multi-document transaction.
      121 Document failed validation
      133 Could not find host matching read preference { mode: "primary" }
      134 Read concern majority reads are currently not possible.
      136 CollectionScan died due to position in capped collection being deleted.
      143 cursor is already in use
      166 Namespace is a view, not a collection
      175 collection dropped
      189 Primary stepped down while waiting for replication
      225 Cannot start transaction because a newer transaction has already started on the session.
      234 change stream must be resumed
      237 operation was interrupted because the cursor was killed
      239 Snapshot is too old
      246 Unable to read from a snapshot due to pending collection catalog changes; please retry the \
      operation.
      251 Transaction has been aborted.
      256 Transaction has been committed.
      257 Total size of all transaction operations must be less than 16793600 bytes.
      260 Resume token was not found or is not valid
      262 operation exceeded time limit
      263 Cannot run this command in a multi-document transaction.
      267 Operation conflicted with a prepared transaction
      276 Index build failed
      280 cannot resume stream; the resume token was not found.
      286 Resume of change stream was not possible, as the resume point may no longer be in the oplog.
      290 operation was interrupted because the transaction exceeded its time limit
      334 Received authentication for a mechanism which is not enabled
      391 Reauthentication is required
      433 Request rejected, since the admission queue is full
      462 Request rejected, since the server is overloaded
      9001 socket exception
      10107 not primary
      11000 E11000 duplicate key error
      11600 interrupted at shutdown
      11601 operation was interrupted
      11602 operation was interrupted
      13388 version mismatch detected
      13435 not primary and secondaryOk=false
      13436 not primary or secondary; cannot currently read from this replSet member
      """;

  private static final Map<Integer, String> MESSAGES = read();

  private ErrorMessages() {}

  private static Map<Integer, String> read() {
    Map<Integer, String> messages = new HashMap<>();
    TABLE
        .lines()
        .forEach(
            line -> {
              int space = line.indexOf(' ');
              messages.put(Integer.valueOf(line.substring(0, space)), line.substring(space + 1));
            });
    return messages;
  }

  /**
   * Returns the message of a code.
   *
   * @param code the error code
   * @return the message; "declared by the test" if it is not known
   */
  public static String of(int code) {
    return known(code).orElse("declared by the test");
  }

  static Optional<String> known(int code) {
    return Optional.ofNullable(MESSAGES.get(code));
  }
}
