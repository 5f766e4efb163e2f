package io.mockmongo.message;

/**
 * The flags of an {@link OpUpdate}.
 *
 * <pre>{@code
 * boolean multi = update.has(UpdateFlag.MULTI_UPDATE);
 * }</pre>
 *
 * <p>Specification: legacy opcodes, OP_UPDATE, field "flags".
 */
public enum UpdateFlag implements Flag {
  /** If no document matches, one is inserted. */
  UPSERT(0),
  /** All matching documents are updated, not only the first. */
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
