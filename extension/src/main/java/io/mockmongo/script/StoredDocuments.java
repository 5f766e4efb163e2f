package io.mockmongo.script;

import java.util.List;
import org.bson.RawBsonDocument;

/**
 * The documents of a collection, as the test has stored them. Thread-safe.
 *
 * <pre>{@code
 * StoredDocuments products = server.has("shop.products", "{_id: 7, price: 12}");
 * products.cancel();
 * }</pre>
 */
public interface StoredDocuments {

  /** Returns the database and the collection, joined by a dot. */
  String namespace();

  /** Returns the documents in order; immutable. */
  List<RawBsonDocument> documents();

  /** Removes the documents. Does nothing if they were replaced or removed before. */
  void cancel();
}
