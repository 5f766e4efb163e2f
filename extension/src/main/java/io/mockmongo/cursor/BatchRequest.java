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
 * The batch size and the limit that a find, an aggregate, a getMore or a legacy query asks for.
 *
 * @param batchSize the number of documents in the batch, or empty for the server's default
 * @param limit the number of documents in all batches together, or 0 for no limit
 * @param singleBatch whether the cursor is closed after this batch
 */
record BatchRequest(Optional<Long> batchSize, long limit, boolean singleBatch) {

  static BatchRequest of(Received request) {
    if (request.message() instanceof OpQuery query && !query.isCommand()) {
      return ofLegacy(query.numberToReturn());
    }
    if (request.message() instanceof OpGetMore getMore) {
      return ofLegacy(getMore.numberToReturn());
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

  /** A numberToReturn of 1, or a negative one, is a limit: one batch, then the cursor is closed. */
  private static BatchRequest ofLegacy(int numberToReturn) {
    boolean single = numberToReturn < 0 || numberToReturn == 1;
    long number = Math.abs((long) numberToReturn);
    return new BatchRequest(
        number == 0 ? Optional.empty() : Optional.of(number), single ? number : 0, single);
  }

  /** Returns the documents within the limit. */
  <T> List<T> limited(List<T> documents) {
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
