package io.mockmongo.message;

/**
 * The flags of an {@link OpQuery}.
 *
 * <pre>{@code
 * boolean secondaryOk = query.has(QueryFlag.SECONDARY_OK);
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_QUERY, field "flags".
 */
public enum QueryFlag implements Flag {
  /** The cursor stays open at the end of the data. */
  TAILABLE_CURSOR(1),
  /** A secondary may answer. */
  SECONDARY_OK(2),
  /** Internal replication use. */
  OPLOG_REPLAY(3),
  /** The server does not time out the cursor. */
  NO_CURSOR_TIMEOUT(4),
  /** A tailable cursor waits for data. */
  AWAIT_DATA(5),
  /** The server streams all batches. */
  EXHAUST(6),
  /** A mongos answers even if some shards are down. */
  PARTIAL(7);

  private final int mask;

  QueryFlag(int bit) {
    this.mask = 1 << bit;
  }

  @Override
  public int mask() {
    return mask;
  }
}
