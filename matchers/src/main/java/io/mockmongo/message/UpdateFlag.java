package io.mockmongo.message;

/**
 * The flags of an {@link OpUpdate}.
 *
 * <pre>{@code
 * boolean ofMany = update.has(UpdateFlag.MULTI_UPDATE);
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_UPDATE, field "flags".
 */
public enum UpdateFlag implements Flag {
  /** Where no document matches, one is inserted. */
  UPSERT(0),
  /** All documents that match are updated, not the first alone. */
  MULTI_UPDATE(1);

  private final int mask;

  UpdateFlag(int bit) {
    this.mask = 1 << bit;
  }

  @Override
  public int mask() {
    return mask;
  }
}
