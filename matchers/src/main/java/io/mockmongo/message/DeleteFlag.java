package io.mockmongo.message;

/**
 * The flag of an {@link OpDelete}.
 *
 * <pre>{@code
 * boolean single = delete.has(DeleteFlag.SINGLE_REMOVE);
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_DELETE, field "flags".
 */
public enum DeleteFlag implements Flag {
  /** Only the first matching document is deleted. */
  SINGLE_REMOVE(0);

  private final int mask;

  DeleteFlag(int bit) {
    this.mask = 1 << bit;
  }

  @Override
  public int mask() {
    return mask;
  }
}
