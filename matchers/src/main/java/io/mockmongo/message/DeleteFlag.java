package io.mockmongo.message;

/**
 * The flag of an {@link OpDelete}.
 *
 * <pre>{@code
 * boolean ofOne = delete.has(DeleteFlag.SINGLE_REMOVE);
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_DELETE, field "flags".
 */
public enum DeleteFlag implements Flag {
  /** The first document that matches is deleted, not all. */
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
