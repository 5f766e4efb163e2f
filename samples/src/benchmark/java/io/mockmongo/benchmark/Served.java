package io.mockmongo.benchmark;

import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * What a server is to answer, whoever plays it.
 *
 * @param count how many documents find returns
 * @param size the bytes of binary data in each of them
 */
record Served(int count, int size) {

  static final String DATABASE = "shop";
  static final String COLLECTION = "orders";

  /** No document. */
  static final Served NOTHING = new Served(0, 0);

  /** One small document. */
  static final Served ONE_SMALL = new Served(1, 16);

  List<BsonDocument> documents() {
    return IntStream.range(0, count)
        .mapToObj(
            id ->
                new BsonDocument("_id", new BsonInt32(id))
                    .append("data", new BsonBinary(new byte[size])))
        .toList();
  }
}
