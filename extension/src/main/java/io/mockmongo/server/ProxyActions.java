package io.mockmongo.server;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The actions on a reply that a command of a driver's test asks for in its field {@code proxyTest}:
 * <code>{actions: [{sendBytes: 20}, {delayMs: 50}, {sendAll: true}]}</code>. Without {@code
 * sendAll} the rest of the reply is never sent.
 *
 * @param actions the actions, in order
 */
record ProxyActions(List<BsonDocument> actions) implements ChunkPlan {

  private static final String FIELD = "proxyTest";

  /** A day in milliseconds, and more bytes than a message has. */
  private static final long LARGEST = Duration.ofDays(1).toMillis();

  /** Returns the actions that a command asks for, or null. */
  static ProxyActions of(Command command) {
    if (command.name().isEmpty()) {
      return null;
    }
    BsonValue test = Fields.get(command.body(), FIELD);
    BsonValue actions =
        test == null || !test.isDocument() ? null : Fields.get(test.asDocument(), "actions");
    return actions == null || !actions.isArray()
        ? null
        : new ProxyActions(
            actions.asArray().stream()
                .filter(BsonValue::isDocument)
                .map(BsonValue::asDocument)
                .toList());
  }

  @Override
  public Iterator<Chunk> chunksOf(int length) {
    List<Chunk> chunks = new ArrayList<>();
    Duration delay = Duration.ZERO;
    int left = length;
    for (BsonDocument action : actions) {
      delay = delay.plusMillis(number(action, "delayMs").orElse(0L));
      long most = Fields.isTrue(action, "sendAll") ? left : number(action, "sendBytes").orElse(0L);
      int bytes = (int) Math.min(most, left);
      if (bytes > 0) {
        chunks.add(new Chunk(bytes, delay));
        delay = Duration.ZERO;
        left -= bytes;
      }
    }
    return chunks.iterator();
  }

  @Override
  public boolean isPartOf(int length) {
    int sum = 0;
    for (Iterator<Chunk> chunks = chunksOf(length); chunks.hasNext(); ) {
      sum += chunks.next().length();
    }
    return sum < length;
  }

  private static Optional<Long> number(BsonDocument action, String field) {
    return Optional.ofNullable(Fields.get(action, field))
        .filter(BsonValue::isNumber)
        .map(value -> (long) Math.max(0, Math.min(LARGEST, value.asNumber().doubleValue())));
  }
}
