package io.mockmongo.message;

/**
 * The flag of an {@link OpInsert}.
 *
 * <pre>{@code
 * boolean continues = insert.has(InsertFlag.CONTINUE_ON_ERROR);
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_INSERT, field "flags".
 */
public enum InsertFlag implements Flag {
  /** After a document that fails, the remaining documents are inserted. */
  CONTINUE_ON_ERROR(0);

  private final int mask;

  InsertFlag(int bit) {
    this.mask = 1 << bit;
  }

  @Override
  public int mask() {
    return mask;
  }
}
