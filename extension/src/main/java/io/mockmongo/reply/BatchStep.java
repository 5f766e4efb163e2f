package io.mockmongo.reply;

/**
 * The step that opens a cursor and sends its first batch; in reply to a {@code getMore}, sends the
 * next batch of the cursor that the request names.
 *
 * <pre>{@code
 * new Reply(List.of(new BatchStep(Cursor.of("{_id: 1}"), false)))
 * }</pre>
 *
 * @param cursor the cursor to open
 * @param checksum whether an OP_MSG ends with its CRC-32C even if the request has none
 */
public record BatchStep(Cursor cursor, boolean checksum) implements Step {

  @Override
  public boolean sends() {
    return true;
  }

  @Override
  public BatchStep withChecksum() {
    return new BatchStep(cursor, true);
  }

  @Override
  public String toString() {
    return cursor.toString();
  }
}
