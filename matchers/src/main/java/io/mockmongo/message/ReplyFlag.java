package io.mockmongo.message;

/**
 * The flags of an {@link OpReply}.
 *
 * <pre>{@code
 * boolean failed = reply.has(ReplyFlag.QUERY_FAILURE);
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_REPLY, field "responseFlags".
 */
public enum ReplyFlag implements Flag {
  /** The cursor of an OP_GET_MORE is unknown. */
  CURSOR_NOT_FOUND(0),
  /** The query failed; the only document has {@code $err}. */
  QUERY_FAILURE(1),
  /** Used by a mongos only. */
  SHARD_CONFIG_STALE(2),
  /** The server supports {@link QueryFlag#AWAIT_DATA}. */
  AWAIT_CAPABLE(3);

  private final int mask;

  ReplyFlag(int bit) {
    this.mask = 1 << bit;
  }

  @Override
  public int mask() {
    return mask;
  }
}
