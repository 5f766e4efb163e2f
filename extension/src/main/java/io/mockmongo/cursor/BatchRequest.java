package io.mockmongo.cursor;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpQuery;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/**
 * What a request wants of a cursor: how many documents, in how many batches.
 *
 * @param batchSize how many documents make the batch, or empty for as many as the server likes
 * @param limit how many are wanted in all; 0: all there are
 * @param singleBatch whether nothing is to come after this batch
 */
record BatchRequest(Optional<Long> batchSize, long limit, boolean singleBatch) {

  static BatchRequest by(Received request) {
    if (request.message() instanceof OpQuery query && !query.isCommand()) {
      return byLegacy(query.numberToReturn());
    }
    if (request.message() instanceof OpGetMore getMore) {
      return byLegacy(getMore.numberToReturn());
    }
    Command command = request.command();
    BsonValue options = command.get("cursor");
    Optional<Long> batchSize =
        number(
            options != null && options.isDocument()
                ? Fields.get(options.asDocument(), "batchSize")
                : command.get("batchSize"));
    if (!command.name().equals("find")) {
      return new BatchRequest(batchSize, 0, false);
    }
    long limit = number(command.get("limit")).orElse(0L);
    return new BatchRequest(
        batchSize, Math.abs(limit), limit < 0 || Fields.isTrue(command.document(), "singleBatch"));
  }

  /** One document, or a negative number, means so many and no more. */
  private static BatchRequest byLegacy(int numberToReturn) {
    boolean single = numberToReturn < 0 || numberToReturn == 1;
    long number = Math.abs((long) numberToReturn);
    return new BatchRequest(
        number == 0 ? Optional.empty() : Optional.of(number), single ? number : 0, single);
  }

  /** Returns those that are wanted at all. */
  <T> List<T> of(List<T> documents) {
    return limit > 0 && limit < documents.size() ? documents.subList(0, (int) limit) : documents;
  }

  boolean isNegative() {
    return batchSize.isPresent() && batchSize.get() < 0;
  }

  static Optional<Long> number(BsonValue value) {
    return value == null || !value.isNumber()
        ? Optional.empty()
        : Optional.of(value.asNumber().longValue());
  }
}
