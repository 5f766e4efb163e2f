package io.mockmongo.state;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Message;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * How much a client may send, as a hello tells it; immutable.
 *
 * <pre>{@code
 * MessageLimits.USUAL.told(reply).batchSize()
 * }</pre>
 *
 * <p>Specification: MongoDB handshake, "maxBsonObjectSize" and so on.
 *
 * @param documentSize the most bytes of a document
 * @param messageSize the most bytes of a message
 * @param batchSize the most writes of a command
 */
public record MessageLimits(int documentSize, int messageSize, int batchSize) {

  /** What current servers say. */
  public static final MessageLimits USUAL =
      new MessageLimits(16 * 1024 * 1024, Message.MAX_SIZE, 100_000);

  /** What a command may be longer than a document, for what drivers add. */
  private static final int ADDED_SIZE = 16 * 1024;

  private static final int EMPTY_DOCUMENT = 5;

  /**
   * Returns the limits after a reply to hello, which may tell some of them anew.
   *
   * @param reply the reply
   * @return the limits
   */
  public MessageLimits told(BsonDocument reply) {
    return new MessageLimits(
        told(reply, "maxBsonObjectSize", documentSize),
        told(reply, "maxMessageSizeBytes", messageSize),
        told(reply, "maxWriteBatchSize", batchSize));
  }

  private static int told(BsonDocument reply, String name, int before) {
    BsonValue value = Fields.get(reply, name);
    return value == null || !value.isNumber() ? before : value.asNumber().intValue();
  }

  /** Returns the most bytes of a document with what drivers add to a command, 16 KiB. */
  public int longestDocument() {
    return documentSize + ADDED_SIZE;
  }

  /**
   * Tells whether a message is so long that it may break one of these.
   *
   * @param length its bytes, uncompressed
   * @return false if it can't
   */
  public boolean maybeExceededBy(int length) {
    return length / EMPTY_DOCUMENT > batchSize || length > documentSize || length > messageSize;
  }
}
