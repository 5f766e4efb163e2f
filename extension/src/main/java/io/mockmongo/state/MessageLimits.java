package io.mockmongo.state;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Message;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The limits for messages of clients, as a reply to hello reports them; immutable.
 *
 * <pre>{@code
 * MessageLimits.DEFAULT.updatedBy(reply).batchSize()
 * }</pre>
 *
 * <p>Specification: MongoDB handshake, "maxBsonObjectSize" and so on.
 *
 * @param documentSize the maximum size of a document in bytes
 * @param messageSize the maximum size of a message in bytes
 * @param batchSize the maximum number of writes of a command
 */
public record MessageLimits(int documentSize, int messageSize, int batchSize) {

  /** The limits that current servers report. */
  public static final MessageLimits DEFAULT =
      new MessageLimits(16 * 1024 * 1024, Message.MAX_SIZE, 100_000);

  /** How much larger than a document a command may be, in bytes: drivers add fields. */
  private static final int ADDED_SIZE = 16 * 1024;

  private static final int EMPTY_DOCUMENT = 5;

  /**
   * Returns the limits after a reply to hello, which may report some or all of them.
   *
   * @param reply the reply
   * @return the limits
   */
  public MessageLimits updatedBy(BsonDocument reply) {
    return new MessageLimits(
        limit(reply, "maxBsonObjectSize", documentSize),
        limit(reply, "maxMessageSizeBytes", messageSize),
        limit(reply, "maxWriteBatchSize", batchSize));
  }

  private static int limit(BsonDocument reply, String name, int current) {
    BsonValue value = Fields.get(reply, name);
    return value == null || !value.isNumber() ? current : value.asNumber().intValue();
  }

  /**
   * Returns the maximum size of a document in bytes, with 16 KiB for the fields that drivers add.
   */
  public int maxDocumentLength() {
    return documentSize + ADDED_SIZE;
  }

  /**
   * Tells whether a message may exceed a limit, judging by its length.
   *
   * @param length the length of the message in bytes, uncompressed
   * @return false if it is within all limits for certain
   */
  public boolean mayBeExceededBy(int length) {
    return length / EMPTY_DOCUMENT > batchSize || length > documentSize || length > messageSize;
  }
}
