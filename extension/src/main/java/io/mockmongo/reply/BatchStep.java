package io.mockmongo.reply;

/**
 * The step that sends the first batch of a cursor that the server opens; in answer to a {@code
 * getMore}, the next batch of the cursor that it names.
 *
 * <pre>{@code
 * new Reply(List.of(new BatchStep(Cursor.of("{_id: 1}"), false)))
 * }</pre>
 *
 * @param cursor what is opened
 * @param checksum whether an OP_MSG ends with its CRC-32C, also where the request has none
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
