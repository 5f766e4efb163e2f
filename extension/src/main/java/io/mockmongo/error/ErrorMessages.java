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
      28 Cannot create field in element
      40 Updating the path would create a conflict
      43 cursor not found
      48 Collection already exists
      50 operation exceeded time limit
      59 no such command
      61 Shard key not found
      64 waiting for replication timed out
      66 Performing an update on the path '_id' would modify the immutable field '_id'
      67 Cannot create index
      68 Identical index already exists
      72 invalid options
      73 Invalid namespace specified
      79 No write concern mode with this name found in replica set configuration
      85 An equivalent index already exists with a different name
      86 An existing index has the same name as the requested index. When index names are not \
      specified, they are auto generated and can cause conflicts. Please refer to our documentation.
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
      225 A newer transaction has already started on this session.
      234 unable to establish all necessary cursors as at least one shard has been removed.
      237 operation was interrupted because the cursor was killed
      239 Read timestamp Timestamp(1, 1) is older than the oldest available timestamp.
      246 Unable to read from a snapshot due to pending collection catalog changes; please retry the \
      operation.
      251 Transaction has been aborted.
      256 Transaction has been committed.
      257 Total size of all transaction operations must be less than server parameter \
      'transactionSizeLimitBytes' = 16793600
      260 Attempting to resume a change stream using 'resumeAfter' is not allowed from an invalidate \
      notification.
      262 operation exceeded time limit
      263 Cannot run this command in a multi-document transaction.
      267 Cannot call any operation other than abort, prepare or commit on a prepared transaction
      276 Index build failed
      280 cannot resume stream; the resume token was not found.
      286 Resume of change stream was not possible, as the resume point may no longer be in the oplog.
      290 operation was interrupted because the transaction exceeded its time limit
      292 Sort exceeded memory limit of 104857600 bytes, but did not opt in to external sorting.
      323 Provided apiStrict:true, but the command is not in API Version 1
      334 Received authentication for mechanism which is not enabled
      371 User writes blocked
      391 Command requires reauthentication since the current authorization session has expired. \
      Please re-auth.
      433 MongoDB is overloaded and cannot accept new operations. Try again later.
      462 Rate limiter 'ingressRequestRateLimiter' rate exceeded
      8000 bad auth : authentication failed
      9001 socket exception
      10058 not primary
      10107 not primary
      10334 BSONObj size: 16793601 (0x1004001) is invalid. Size must be between 0 and 16793600(16MB)
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
